import { addDays, periodDates, periodKey } from '../../../../shared/mva/periods.ts';
import type { Questions, SaftAnswers } from './answers.ts';
import type { Group, Ledger } from './ledger.ts';

/** Whether these are the right files, and all of them (reference/mva-melding.md 7.6, point 1). */
export function askAboutFiles(ledger: Ledger, organisationNumber: string, questions: Questions): void {
  for (const { name, header } of ledger.files) {
    const number = header.organisationNumber ?? '';
    if (number !== organisationNumber) questions.ask('otherOrganisation', number, { file: name, number });
    const currency = header.currency ?? 'NOK';
    if (currency !== 'NOK') questions.ask('otherCurrency', currency, { file: name, currency }, false);
  }
  const { end } = periodDates(ledger.period);
  const from = firstDayMissing(ledger);
  if (from !== null) questions.ask('notCovered', `${periodKey(ledger.period)}:${from}`, { from, to: end });
  if (ledger.rounded > 0) questions.ask('rounded', String(ledger.rounded), { count: ledger.rounded });
}

function firstDayMissing({ files, period }: Ledger): string | null {
  const { start, end } = periodDates(period);
  const ranges = files
    .flatMap(({ header }) => (header.covers ? [header.covers] : []))
    .sort((one, other) => (one.start < other.start ? -1 : 1));
  let day = start;
  for (const range of ranges) {
    if (range.start > day || range.end < day) continue;
    if (range.end >= end) return null;
    day = addDays(range.end, 1);
  }
  return day;
}

/** The postings of the period by the date that was chosen; asks when the other date would have chosen others (point 3). */
export function groupsInPeriod({ groups }: Ledger, { placedBy }: SaftAnswers, questions: Questions): Group[] {
  const count = (placed: Group['placed']): number =>
    groups.reduce((sum, group) => sum + (group.placed === placed ? group.postings : 0), 0);
  const [onlyByDate, onlyByMonth] = [count('date'), count('month')];
  if (placedBy === undefined && onlyByDate + onlyByMonth > 0) {
    questions.ask('placement', `${onlyByDate}/${onlyByMonth}`, { onlyByDate, onlyByMonth });
  }
  const by = placedBy ?? 'date';
  return groups.filter(({ placed }) => placed === 'both' || placed === by);
}
