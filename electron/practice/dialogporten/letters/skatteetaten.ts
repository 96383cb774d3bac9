import { kroner, type Letter, letterBody, pdf, who } from '../letter.ts';

const OFFICE = 'Skatteetaten, innsats';

export const SKATTEETATEN_LETTERS: readonly Letter[] = [
  {
    key: 'mva-varsel',
    resource: 'skd-mva-varsel',
    weight: 6,
    title: ({ period }) => `Varsel om kontroll av mva-melding for ${period}`,
    titleEn: ({ period }) => `Notice of control of VAT return for ${period}`,
    summary: ({ due }) => `Vi ber om dokumentasjon for inngående merverdiavgift. Svarfrist ${due}.`,
    body: (facts) =>
      letterBody(
        facts,
        `Varsel om kontroll av mva-melding for ${facts.period}`,
        [
          `Vi har valgt ut mva-meldingen for ${facts.period} til kontroll. Inngående merverdiavgift på ${kroner(facts.amount)} avviker fra tidligere perioder.`,
          '## Dette må dere sende oss\n\n- bilag for de fem største innkjøpene\n- spesifikasjon av konto 2710 og 2711\n- avtaler som gjelder kjøp over 100\u202f000 kr',
          `Fristen for å svare er **${facts.due}**. Dere kan svare i Altinn eller ringe oss på det nummeret som står på skatteetaten.no.`,
        ],
        OFFICE,
      ),
    files: (facts) => [
      pdf('varsel-om-kontroll', 'Varsel om kontroll', [
        ['Virksomhet', who(facts)],
        ['Periode', facts.period],
        ['Inngående merverdiavgift', kroner(facts.amount)],
        ['Svarfrist', facts.due],
      ]),
    ],
    status: 'RequiresAttention',
    later: 'Completed',
    dueDays: 21,
    extended: 'Venter på svar',
  },
  {
    key: 'mva-mangler',
    resource: 'skd-mva-varsel',
    weight: 4,
    title: ({ period }) => `Vi mangler mva-melding for ${period}`,
    summary: ({ period, due }) =>
      `Mva-meldingen for ${period} er ikke levert. Lever den innen ${due} for å unngå tvangsmulkt.`,
    body: (facts) =>
      letterBody(
        facts,
        `Vi mangler mva-melding for ${facts.period}`,
        [
          `Vi kan ikke se at mva-meldingen for ${facts.period} er levert. Den skal leveres også når det ikke har vært omsetning.`,
          `Leverer dere ikke innen **${facts.due}**, kan vi ilegge tvangsmulkt og fastsette avgiften ved skjønn.`,
        ],
        OFFICE,
      ),
    files: () => [],
    status: 'RequiresAttention',
    later: 'NotApplicable',
    dueDays: 14,
  },
  {
    key: 'mva-vedtak',
    resource: 'skd-mva-vedtak',
    weight: 4,
    title: ({ period }) => `Vedtak om endring av merverdiavgift, ${period}`,
    titleEn: ({ period }) => `Decision on change of value added tax, ${period}`,
    summary: ({ amount, due }) => `Merverdiavgiften er endret med ${kroner(amount)}. Klagefrist ${due}.`,
    body: (facts) =>
      letterBody(
        facts,
        `Vedtak om endring av merverdiavgift for ${facts.period}`,
        [
          `Etter kontrollen har vi endret merverdiavgiften for ${facts.period} med **${kroner(facts.amount)}**.`,
          `| Post | Levert | Fastsatt |\n|---|---:|---:|\n| Utgående | ${kroner(facts.amount * 4)} | ${kroner(facts.amount * 4)} |\n| Inngående | ${kroner(facts.amount * 2)} | ${kroner(facts.amount)} |`,
          `Dere kan klage innen **${facts.due}**. Klagen sendes i Altinn. Avgiften må betales selv om dere klager.`,
        ],
        'Skatteetaten, brukerdialog',
      ),
    files: (facts) => [
      pdf('vedtak', 'Vedtak om endring av merverdiavgift', [
        ['Virksomhet', who(facts)],
        ['Periode', facts.period],
        ['Endring', kroner(facts.amount)],
        ['Klagefrist', facts.due],
      ]),
      pdf('orientering-om-klagerett', 'Orientering om klagerett', [['Klagefrist', facts.due]]),
    ],
    status: 'RequiresAttention',
    later: 'NotApplicable',
    dueDays: 42,
    confirm: true,
  },
  {
    key: 'krav-purring',
    resource: 'skd-krav-purring',
    weight: 5,
    title: ({ period }) => `Purring på merverdiavgift for ${period}`,
    summary: ({ amount, due }) => `Vi har ikke registrert betaling på ${kroner(amount)}. Ny frist ${due}.`,
    body: (facts) =>
      letterBody(
        facts,
        `Purring: merverdiavgift for ${facts.period}`,
        [
          `Kravet på **${kroner(facts.amount)}** er ikke betalt. Det kommer forsinkelsesrenter fra forfall til dere betaler.`,
          `Betal innen **${facts.due}** med KID-nummeret i betalingsinformasjonen. Har dere betalt, kan dere se bort fra dette brevet.`,
        ],
        'Skatteetaten, innkreving',
      ),
    files: (facts) => [
      pdf('betalingsinformasjon', 'Betalingsinformasjon', [
        ['Krav', `Merverdiavgift ${facts.period}`],
        ['Beløp', kroner(facts.amount)],
        ['Frist', facts.due],
      ]),
    ],
    status: 'RequiresAttention',
    later: 'NotApplicable',
    dueDays: 14,
    extended: 'Ikke betalt',
  },
  {
    key: 'skatteoppgjoer',
    resource: 'skd-skatteoppgjoer',
    weight: 4,
    title: ({ period }) => `Skatteoppgjør for selskap, ${period.slice(-4)}`,
    summary: ({ amount }) => `Skatteoppgjøret er klart. Utlignet skatt er ${kroner(amount)}.`,
    body: (facts) =>
      letterBody(
        facts,
        `Skatteoppgjør for inntektsåret ${facts.period.slice(-4)}`,
        [
          `Skattegrunnlaget er fastsatt i samsvar med skattemeldingen. Beregnet skatt er **${kroner(facts.amount)}**.`,
          'Stemmer ikke opplysningene, leverer dere en ny skattemelding. Endringer kan gjøres i tre år etter leveringsfristen.',
        ],
        'Skatteetaten',
      ),
    files: (facts) => [
      pdf('skatteoppgjoer', 'Skatteoppgjør', [
        ['Virksomhet', who(facts)],
        ['Beregnet skatt', kroner(facts.amount)],
      ]),
      { filename: 'beregning.txt', title: 'Beregning av skatt', rows: [['Beregnet skatt', kroner(facts.amount)]] },
    ],
    status: 'NotApplicable',
    later: 'NotApplicable',
  },
  {
    key: 'forskuddsskatt',
    resource: 'skd-forskuddsskatt',
    weight: 5,
    title: ({ period }) => `Forskuddsskatt for selskap, ${period}`,
    summary: ({ amount, due }) => `Termin på ${kroner(amount)} forfaller ${due}.`,
    body: (facts) =>
      letterBody(
        facts,
        'Forskuddsskatt for selskap',
        [`Neste termin er på **${kroner(facts.amount)}** og forfaller **${facts.due}**. Beløpet kan endres i Altinn.`],
        'Skatteetaten, innkreving',
      ),
    files: (facts) => [
      pdf('forskuddsskatt', 'Forskuddsskatt', [
        ['Termin', kroner(facts.amount)],
        ['Forfall', facts.due],
      ]),
    ],
    status: 'NotApplicable',
    later: 'NotApplicable',
    dueDays: 30,
  },
  {
    key: 'amelding',
    resource: 'skd-amelding-tilbakemelding',
    weight: 7,
    title: ({ sent }) => `Tilbakemelding på a-melding levert ${sent}`,
    summary: ({ amount }) => `A-meldingen er mottatt. Sum skattetrekk og arbeidsgiveravgift er ${kroner(amount)}.`,
    body: (facts) => letterBody(facts, 'Tilbakemelding på a-melding', ['A-meldingen er mottatt.'], 'Skatteetaten'),
    info: (facts) =>
      `A-meldingen er mottatt **uten avvik**.\n\n| Post | Beløp |\n|---|---:|\n| Arbeidsgiveravgift | ${kroner(Math.round(facts.amount * 0.3))} |\n| Skattetrekk | ${kroner(Math.round(facts.amount * 0.7))} |`,
    files: (facts) => [pdf('tilbakemelding', 'Tilbakemelding på a-melding', [['Sum', kroner(facts.amount)]])],
    status: 'Completed',
    later: 'Completed',
  },
];
