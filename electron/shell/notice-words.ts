import type { Notice } from '../../shared/contract/background.ts';
import type { Language } from '../../shared/contract/common.ts';

/** One of each kind for one client, many for one client, and many for several. */
type Words = Readonly<Record<Notice['kind'], readonly [one: string, many: string, several: string]>>;

const nb: Words = {
  messages: [
    'Ny melding til {client}',
    '{count} nye meldinger til {client}',
    '{count} nye meldinger til {clients} klienter',
  ],
  content: [
    'Nytt innhold i en melding til {client}',
    'Nytt innhold i {count} meldinger til {client}',
    'Nytt innhold i {count} meldinger til {clients} klienter',
  ],
  due: [
    'En melding til {client} har frist i dag eller i morgen',
    '{count} meldinger til {client} har frist i dag eller i morgen',
    '{count} meldinger til {clients} klienter har frist i dag eller i morgen',
  ],
  returns: [
    'Mva-meldingen for {client} nærmer seg fristen',
    '{count} mva-meldinger for {client} nærmer seg fristen',
    '{count} mva-meldinger for {clients} klienter nærmer seg fristen',
  ],
  refused: [
    'Mva-meldingen for {client} er avvist',
    '{count} mva-meldinger for {client} er avvist',
    '{count} mva-meldinger for {clients} klienter er avvist',
  ],
  linked: [
    '1 klient er lagt til uten innlogging',
    '{count} klienter er lagt til uten innlogging',
    '{count} klienter er lagt til uten innlogging',
  ],
  fine: [
    '{client} har fått tvangsmulkt',
    '{client} har fått {count} tvangsmulkter',
    '{count} tvangsmulkter til {clients} klienter',
  ],
  overdue: [
    'Et krav hos {client} er forfalt',
    '{count} krav hos {client} er forfalt',
    '{count} krav hos {clients} klienter er forfalt',
  ],
  newClaim: ['Nytt krav til {client}', '{count} nye krav til {client}', '{count} nye krav til {clients} klienter'],
  payout: [
    'Det {client} hadde til gode, er gjort opp',
    '{client} hadde til gode {count} beløp som er gjort opp',
    'Det {clients} klienter hadde til gode, er gjort opp',
  ],
};

const nn: Words = {
  messages: [
    'Ny melding til {client}',
    '{count} nye meldingar til {client}',
    '{count} nye meldingar til {clients} klientar',
  ],
  content: [
    'Nytt innhald i ei melding til {client}',
    'Nytt innhald i {count} meldingar til {client}',
    'Nytt innhald i {count} meldingar til {clients} klientar',
  ],
  due: [
    'Ei melding til {client} har frist i dag eller i morgon',
    '{count} meldingar til {client} har frist i dag eller i morgon',
    '{count} meldingar til {clients} klientar har frist i dag eller i morgon',
  ],
  returns: [
    'Mva-meldinga for {client} nærmar seg fristen',
    '{count} mva-meldingar for {client} nærmar seg fristen',
    '{count} mva-meldingar for {clients} klientar nærmar seg fristen',
  ],
  refused: [
    'Mva-meldinga for {client} er avvist',
    '{count} mva-meldingar for {client} er avviste',
    '{count} mva-meldingar for {clients} klientar er avviste',
  ],
  linked: [
    '1 klient er lagd til utan innlogging',
    '{count} klientar er lagde til utan innlogging',
    '{count} klientar er lagde til utan innlogging',
  ],
  fine: [
    '{client} har fått tvangsmulkt',
    '{client} har fått {count} tvangsmulkter',
    '{count} tvangsmulkter til {clients} klientar',
  ],
  overdue: [
    'Eit krav hos {client} er forfalle',
    '{count} krav hos {client} er forfalne',
    '{count} krav hos {clients} klientar er forfalne',
  ],
  newClaim: ['Nytt krav til {client}', '{count} nye krav til {client}', '{count} nye krav til {clients} klientar'],
  payout: [
    'Det {client} hadde til gode, er gjort opp',
    '{client} hadde til gode {count} beløp som er gjorde opp',
    'Det {clients} klientar hadde til gode, er gjort opp',
  ],
};

const en: Words = {
  messages: [
    'New message to {client}',
    '{count} new messages to {client}',
    '{count} new messages to {clients} clients',
  ],
  content: [
    'New content in a message to {client}',
    'New content in {count} messages to {client}',
    'New content in {count} messages to {clients} clients',
  ],
  due: [
    'A message to {client} is due today or tomorrow',
    '{count} messages to {client} are due today or tomorrow',
    '{count} messages to {clients} clients are due today or tomorrow',
  ],
  returns: [
    'The VAT return for {client} is nearing its deadline',
    '{count} VAT returns for {client} are nearing their deadline',
    '{count} VAT returns for {clients} clients are nearing their deadline',
  ],
  refused: [
    'The VAT return for {client} was rejected',
    '{count} VAT returns for {client} were rejected',
    '{count} VAT returns for {clients} clients were rejected',
  ],
  linked: [
    '1 client was added without a login',
    '{count} clients were added without a login',
    '{count} clients were added without a login',
  ],
  fine: [
    '{client} has a coercive fine',
    '{client} has {count} coercive fines',
    '{count} coercive fines for {clients} clients',
  ],
  overdue: [
    'A claim on {client} is overdue',
    '{count} claims on {client} are overdue',
    '{count} claims on {clients} clients are overdue',
  ],
  newClaim: ['New claim on {client}', '{count} new claims on {client}', '{count} new claims on {clients} clients'],
  payout: [
    'What was to {client}’s credit is settled',
    '{count} amounts to {client}’s credit are settled',
    'What was to the credit of {clients} clients is settled',
  ],
};

const all: Readonly<Record<Language, Words>> = { nb, nn, en };
const trial: Readonly<Record<Language, string>> = {
  nb: 'Slik ser en varsling fra Klientbro ut',
  nn: 'Slik ser eit varsel frå Klientbro ut',
  en: 'This is what a notice from Klientbro looks like',
};

export interface NoticeWords {
  readonly title: string;
  readonly body: string;
}

export function noticeWords({ kind, count, clients, client, title }: Notice, language: Language): NoticeWords {
  const [one, many, several] = all[language][kind];
  const sentence = count === 1 ? one : client !== null ? many : several;
  const holes: Readonly<Record<string, string>> = {
    count: String(count),
    clients: String(clients),
    client: client ?? '',
  };
  return { title: sentence.replace(/\{(\w+)\}/g, (_, hole: string) => holes[hole] ?? ''), body: title ?? '' };
}

export const trialWords = (language: Language): NoticeWords => ({ title: 'Klientbro', body: trial[language] });
