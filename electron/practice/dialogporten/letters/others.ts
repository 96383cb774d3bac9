import { kroner, type Letter, letterBody, pdf, who } from '../letter.ts';

/** A service that no package of an accountant opens. */
const OWNERSHIP = 'brg-varsel-tvangsopploesning';

export const OTHER_LETTERS: readonly Letter[] = [
  {
    key: 'nav-inntektsmelding',
    resource: 'nav-inntektsmelding',
    weight: 7,
    toSubUnit: true,
    title: () => 'Inntektsmelding for ansatt som er sykmeldt',
    summary: ({ due }) => `Nav trenger inntektsmelding for å behandle en sak om sykepenger. Frist ${due}.`,
    body: (facts) => letterBody(facts, 'Inntektsmelding', ['Send inntektsmelding for den ansatte.'], 'Nav'),
    info: ({ due }) =>
      `Vi trenger inntektsmelding for en ansatt som har søkt om **sykepenger**. Send den innen **${due}**, så får den ansatte svar i tide.`,
    files: () => [],
    status: 'RequiresAttention',
    later: 'Completed',
    dueDays: 14,
    extended: 'Mangler opplysninger',
    answered: { title: 'Inntektsmelding er mottatt', text: 'Takk. Vi har det vi trenger.' },
  },
  {
    key: 'nav-refusjon',
    resource: 'nav-refusjon-vedtak',
    weight: 5,
    toSubUnit: true,
    title: ({ reference }) => `Refusjon av sykepenger er innvilget, sak ${reference}`,
    summary: ({ amount }) => `${kroner(amount)} blir utbetalt til virksomhetens konto.`,
    body: (facts) =>
      letterBody(
        facts,
        'Refusjon av sykepenger',
        [`Vi har innvilget refusjon på **${kroner(facts.amount)}**. Pengene kommer innen fem virkedager.`],
        'Nav arbeid og ytelser',
      ),
    files: (facts) => [
      pdf('refusjon', 'Vedtak om refusjon', [
        ['Beløp', kroner(facts.amount)],
        ['Sak', facts.reference],
      ]),
    ],
    status: 'NotApplicable',
    later: 'NotApplicable',
  },
  {
    key: 'brg-paaminnelse',
    resource: 'brg-aarsregnskap-brev',
    weight: 4,
    title: ({ period }) => `Påminnelse om innsending av årsregnskap for ${period.slice(-4)}`,
    summary: ({ due }) => `Årsregnskapet må være godkjent hos oss innen ${due} for å unngå forsinkelsesgebyr.`,
    body: (facts) =>
      letterBody(
        facts,
        'Påminnelse om innsending av årsregnskap',
        [
          `Regnskapsregisteret har ikke mottatt årsregnskapet. Send det inn innen **${facts.due}**.`,
          'Gebyret dobles hver åttende uke, opp til 26 uker. Det kan ikke ettergis fordi dere ikke kjente fristen.',
        ],
        'Brønnøysundregistrene, Regnskapsregisteret',
      ),
    files: (facts) => [
      pdf('paaminnelse', 'Påminnelse', [
        ['Virksomhet', who(facts)],
        ['Frist', facts.due],
      ]),
    ],
    status: 'RequiresAttention',
    later: 'NotApplicable',
    dueDays: 30,
  },
  {
    key: 'brg-godkjent',
    resource: 'app_brg_aarsregnskap-vanlig-202406',
    weight: 3,
    title: ({ period }) => `Årsregnskap for ${period.slice(-4)}`,
    summary: () => 'Innsendingen er mottatt og godkjent.',
    body: (facts) => letterBody(facts, 'Årsregnskap', ['Innsendingen er mottatt.'], 'Brønnøysundregistrene'),
    info: () => 'Årsregnskapet er mottatt, kontrollert og godkjent.',
    files: (facts) => [
      pdf('aarsregnskap', 'Årsregnskap', [
        ['Virksomhet', who(facts)],
        ['År', facts.period.slice(-4)],
      ]),
      {
        ...pdf('vurdering-av-eierforhold', 'Vurdering av eierforhold', [['Virksomhet', who(facts)]]),
        restrictedTo: OWNERSHIP,
      },
    ],
    status: 'Awaiting',
    later: 'Completed',
    answered: { title: 'Årsregnskapet er godkjent', text: 'Regnskapsregisteret har godkjent årsregnskapet.' },
    restricted: { title: 'Vurdering av eierforhold', to: OWNERSHIP },
  },
  {
    key: 'brg-tvang',
    resource: 'brg-varsel-tvangsopploesning',
    weight: 1,
    title: () => 'Varsel om tvangsoppløsning: selskapet mangler revisor',
    summary: ({ due }) => `Meld fra om ny revisor innen ${due}.`,
    body: (facts) =>
      letterBody(
        facts,
        'Varsel om tvangsoppløsning',
        [`Meld ny revisor innen **${facts.due}**.`],
        'Foretaksregisteret',
      ),
    files: () => [],
    status: 'RequiresAttention',
    later: 'NotApplicable',
    dueDays: 28,
    confirm: true,
  },
  {
    key: 'kartverket',
    resource: 'kartverket-tinglysing',
    weight: 2,
    title: ({ reference }) => `Dokumentet er tinglyst, ${reference}`,
    summary: ({ town }) => `Pantedokument i eiendom i ${town} er tinglyst.`,
    body: (facts) =>
      letterBody(
        facts,
        'Tinglyst dokument',
        [`Dokumentet er tinglyst i grunnboken for en eiendom i ${facts.town}. Gebyret sendes i egen faktura.`],
        'Kartverket, tinglysing',
      ),
    files: (facts) => [pdf('grunnboksutskrift', 'Utskrift av grunnboken', [['Sted', facts.town]])],
    status: 'NotApplicable',
    later: 'NotApplicable',
  },
  {
    key: 'ssb',
    resource: 'ssb-oppgaveplikt',
    weight: 4,
    toSubUnit: true,
    title: ({ period }) => `Oppgaveplikt: omsetningsindeks for ${period}`,
    summary: ({ due }) => `Virksomheten er trukket ut og har plikt til å svare innen ${due}.`,
    body: (facts) =>
      letterBody(
        facts,
        'Oppgaveplikt',
        [
          `Virksomheten er med i utvalget. Svar innen **${facts.due}**. Det kan ilegges tvangsmulkt ved manglende svar.`,
        ],
        'Statistisk sentralbyrå',
      ),
    files: (facts) => [{ filename: 'veiledning.txt', title: 'Veiledning til skjemaet', rows: [['Frist', facts.due]] }],
    status: 'RequiresAttention',
    later: 'NotApplicable',
    dueDays: 21,
  },
  {
    key: 'toll',
    resource: 'toll-deklarasjonsoversikt',
    weight: 5,
    title: ({ period }) => `Deklarasjonsoversikt for ${period}`,
    summary: ({ amount }) => `Grunnlag for innførselsmerverdiavgift er ${kroner(amount)}.`,
    body: (facts) =>
      letterBody(
        facts,
        `Deklarasjonsoversikt for ${facts.period}`,
        [
          `Samlet grunnlag for innførselsmerverdiavgift: **${kroner(facts.amount)}**. Beløpet føres med mva-kode 81 eller 83.`,
        ],
        'Tolletaten',
      ),
    info: ({ amount, period }) =>
      `Samlet grunnlag for innførselsmerverdiavgift i ${period}: **${kroner(amount)}**. Beløpet føres med mva-kode 81 eller 83.`,
    files: (facts) => [
      pdf('deklarasjonsoversikt', 'Deklarasjonsoversikt', [
        ['Periode', facts.period],
        ['Grunnlag', kroner(facts.amount)],
      ]),
      {
        filename: 'deklarasjoner.xml',
        title: 'Deklarasjoner',
        rows: [['grunnlag', String(facts.amount)]],
        keptDays: 90,
      },
    ],
    status: 'NotApplicable',
    later: 'NotApplicable',
  },
  {
    key: 'kommune',
    resource: 'ks-kommunale-brev',
    weight: 4,
    sender: ({ town }) => `${town} kommune`,
    title: ({ sent }) => `Faktura for kommunale avgifter og eiendomsskatt, ${sent.slice(-4)}`,
    summary: ({ amount, due }) => `${kroner(amount)} med forfall ${due}.`,
    body: (facts) =>
      letterBody(
        facts,
        'Kommunale avgifter og eiendomsskatt',
        [`Fakturaen er på **${kroner(facts.amount)}** og forfaller **${facts.due}**.`],
        `${facts.town} kommune, økonomiavdelingen`,
      ),
    files: (facts) => [
      pdf('faktura', 'Faktura', [
        ['Beløp', kroner(facts.amount)],
        ['Forfall', facts.due],
      ]),
    ],
    status: 'NotApplicable',
    later: 'NotApplicable',
    dueDays: 20,
  },
];
