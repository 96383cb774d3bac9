import { date, isObject, list, text } from './fields.ts';
import { named } from './names.ts';

/** A duty towards Skatteetaten. Nothing in it tells period, tax or whether it is done: its sentence and its date are all. */
export interface OfficialDeadline {
  readonly title: string | null;
  readonly description: string | null;
  /** `rapporteringskrav` and others, as written. */
  readonly kind: string | null;
  readonly due: string | null;
}

/** One of the systems the service asks. Where it did not answer, what it said before still holds. */
export interface DeadlineSource {
  readonly source: string;
  readonly answered: boolean;
  readonly deadlines: readonly OfficialDeadline[];
}

/** The answer of "Frister" (skatteetaten-systembruker.md 3). Undefined: it is no such answer. */
export function readDeadlines(answer: unknown): readonly DeadlineSource[] | undefined {
  const fields = named(answer);
  if (!isObject(fields)) return undefined;
  return list(fields.kilder, (each) => ({
    source: text(each.kilde) ?? '',
    answered: text(each.status)?.toUpperCase() === 'OK',
    deadlines: list(each.frister, (deadline) => ({
      title: text(deadline.tittel),
      description: text(deadline.aktivitetsbeskrivelse),
      kind: text(deadline.aktivitetstype),
      due: date(deadline.frist),
    })),
  }));
}

/** What makes two of them the same one. */
export const keyOf = (source: string, { kind, due, title }: OfficialDeadline): string =>
  [source, kind, due, title].map((each) => each ?? '').join('|');
