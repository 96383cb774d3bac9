/** Where it is known what would put a finding right, but not which of it: what fits, for a person to choose from. */
import type { Finding } from '../../../../shared/contract/mva.ts';
import { notesThatFit, placeOf } from '../../../../shared/mva/notes.ts';
import { themesOf } from '../lines.ts';
import { changeLine, type EditLine, type FormState, type Heading, placed, ratesFor, takesBase } from './edits.ts';

export interface Choice {
  readonly of: 'note' | 'code';
  /** Coded notes or codes. */
  readonly values: readonly string[];
  readonly apply: (state: FormState, value: string) => FormState;
}

const lacksNote = ['R020', 'R021', 'R078', 'R086', 'R108'];
const wrongCode = ['R002', 'R053', 'R054', 'R088', 'R113'];

export function choiceOf({ rule }: Finding, line: EditLine | undefined, heading: Heading): Choice | undefined {
  if (!line) return undefined;
  const { category } = heading;
  if (lacksNote.includes(rule)) {
    const values = notesThatFit(placeOf(category, placed(line)));
    const apply: Choice['apply'] = (state, utvalgtMerknad) =>
      changeLine(state, line.id, { merknad: { utvalgtMerknad } });
    return values.length === 0 ? undefined : { of: 'note', values, apply };
  }
  if (!wrongCode.includes(rule)) return undefined;
  const values = codesThatFit(line, heading);
  const apply: Choice['apply'] = (state, mvaKode) => changeLine(state, line.id, { mvaKode });
  return values.length === 0 ? undefined : { of: 'code', values, apply };
}

/** Codes of the category that have the line's rate, and a basis where the line has one. */
function codesThatFit(line: EditLine, { category, period }: Heading): string[] {
  return themesOf(category)
    .flatMap(([, codes]) => codes)
    .filter((code) => {
      const hasRate = line.sats === null || ratesFor(code, period).includes(line.sats);
      return hasRate && takesBase(category, { ...line, mvaKode: code }) === (line.grunnlag !== null);
    });
}
