import type { Filing } from '../../../../shared/contract/mva.ts';
import { mva as texts } from '../../../../shared/i18n/mva.ts';
import type { FilingRow } from '../filing/journal.ts';
import type { MvaReturn } from '../model.ts';
import { Paper } from './page.ts';

/** The archive is in the language of the return and of whoever audits it, whatever the window speaks. */
const mva: Readonly<Record<string, string>> = texts.nb;

const verdicts: Readonly<Record<string, string>> = {
  'ingen avvik': 'Godtatt',
  'avvikende skattemelding': 'Godtatt med avvik',
  'mangelfull skattemelding': 'Godtatt, og mangelfull: noen må se på den',
  'ugyldig skattemelding': 'Avvist - regnes som ikke levert',
};

/** Thousands apart, as in the window. */
function amount(text: string): string {
  return text.replace(/\B(?=(\d{3})+(?!\d))/g, ' ');
}

const instant = new Intl.DateTimeFormat('nb-NO', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Oslo' });
const time = (at: string): string => instant.format(new Date(at));
const day = (text: string): string => text.split('-').reverse().join('.');

/** Said where it is so: a name in other letters than its own is not to be copied from here. */
const otherLetters = (what: string): string =>
  `${what} har bokstaver som skriften her mangler, og er skrevet med de nærmeste eller med ?. Organisasjonsnummeret og mvaMelding.xml gjelder.`;

export interface Summary {
  readonly row: FilingRow;
  readonly value: MvaReturn;
  /** Year and term as the folder has them. */
  readonly term: string;
  readonly files: readonly { readonly name: string; readonly hash: string }[];
}

/** The return as it was sent, Skatteetaten's answer and what is to be paid: for people, beside the XML for programs. */
export async function summaryPdf({ row, value, term, files }: Summary): Promise<Uint8Array> {
  const title = `Mva-melding ${row.client_name} ${term}`;
  const paper = await Paper.begin(title, new Date(row.settled_at ?? row.started_at));
  paper.heading(title, 16);
  if (!paper.isAsWritten) paper.text(otherLetters('Navnet'));
  paper.text(`${row.organisation_number} · ${mva[`category.${value.category}`] ?? value.category}`);
  paper.text(
    `Innsendt ${time(row.started_at)} av ${row.person}. Referanse i Altinn: ${row.instance ?? '-'}. Referanse i meldingen: ${row.reference}.`,
  );
  writeAnswer(paper, row);
  writeLines(paper, value);
  paper.heading('Filer');
  for (const { name, hash } of files) paper.text(`${name}  SHA-256 ${hash}`, true);
  if (!paper.isAsWritten) paper.text(otherLetters('Noe på denne siden'));
  paper.text('Laget av Klientbro. Skatteetatens egne dokumenter ligger i samme mappe, slik de ble mottatt.', true);
  return paper.save();
}

function writeAnswer(paper: Paper, row: FilingRow): void {
  paper.heading('Svar fra Skatteetaten');
  paper.text(row.verdict === null ? 'Ikke mottatt.' : (verdicts[row.verdict] ?? row.verdict));
  for (const finding of JSON.parse(row.server_findings) as Filing['serverFindings']) {
    paper.text(`${finding.rule ?? finding.code}${finding.mvaKode ? `, kode ${finding.mvaKode}` : ''}: ${finding.text}`);
  }
  const payment = row.payment === null ? null : (JSON.parse(row.payment) as NonNullable<Filing['payment']>);
  if (!payment) return;
  paper.heading('Betaling');
  const rows = [
    ['Beløp', `${amount(String(payment.amount))} kr`],
    ['KID', payment.kid],
    ['Konto', payment.account],
    ['Mottaker', payment.payee],
    ['Forfall', day(payment.due)],
  ];
  for (const [label = '', text = ''] of rows) {
    paper.row([
      { text: label, at: 0, width: 80 },
      { text, at: 90, width: 400 },
    ]);
  }
}

function writeLines(paper: Paper, value: MvaReturn): void {
  paper.heading('Meldingen slik den ble sendt');
  const cells = (code: string, text: string, base: string, rate: string, tax: string) => [
    { text: code, at: 0, width: 30 },
    { text, at: 34, width: 236 },
    { text: base, at: 274, width: 80, right: true },
    { text: rate, at: 358, width: 46, right: true },
    { text: tax, at: 408, width: 87, right: true },
  ];
  paper.row(cells('Kode', '', 'Grunnlag', 'Sats', 'Merverdiavgift'), { bold: true });
  paper.rule();
  for (const line of value.lines) {
    const isDeduction = line.grunnlag === null && value.category !== 'kompensasjon';
    const name = (isDeduction && mva[`deduction.${line.mvaKode}`]) || mva[`code.${line.mvaKode}`] || '';
    const note =
      line.merknad && ('beskrivelse' in line.merknad ? line.merknad.beskrivelse : line.merknad.utvalgtMerknad);
    const more = [line.spesifikasjon && (mva[`specification.${line.spesifikasjon}`] ?? line.spesifikasjon), note];
    const text = [name, ...more.filter(Boolean)].join('. ');
    const rate = line.sats === null ? '' : `${line.sats} %`;
    paper.row(cells(line.mvaKode, text, amount(line.grunnlag ?? ''), rate, amount(line.merverdiavgift)));
  }
  paper.rule();
  paper.row(cells('', 'Fastsatt merverdiavgift', '', '', amount(value.fastsattMerverdiavgift)), { bold: true });
  const note = value.note && ('beskrivelse' in value.note ? value.note.beskrivelse : value.note.utvalgtMerknad);
  if (note) paper.text(`Merknad: ${note}`);
  if (value.payoutKid) paper.text(`KID for utbetaling til klienten: ${value.payoutKid}`);
}
