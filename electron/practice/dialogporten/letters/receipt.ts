import { kroner, type Letter, letterBody } from '../letter.ts';

/** The dialog of a filed return: bound to its app instance, with the receipt on the transmission. */
export const VAT_RECEIPT: Letter = {
  key: 'mva-kvittering',
  resource: 'app_skd_mva-melding-innsending-v1',
  weight: 0,
  title: ({ period }) => `Kvittering for mva-melding, ${period}`,
  titleEn: ({ period }) => `Receipt for VAT return, ${period}`,
  summary: ({ amount, verdict }) =>
    `Mva-meldingen er mottatt (${verdict ?? 'ingen avvik'}). ${amount < 0 ? 'Til gode' : 'Å betale'}: ${kroner(Math.abs(amount))}.`,
  body: (facts) =>
    letterBody(
      facts,
      `Kvittering for mva-melding, ${facts.period}`,
      [`Mva-meldingen er mottatt. Fastsatt merverdiavgift er **${kroner(facts.amount)}**.`],
      'Skatteetaten',
    ),
  files: () => [],
  status: 'Completed',
  later: 'Completed',
};
