import type { FormValue } from '../../../../shared/contract/form.ts';
import type { ReturnLine } from '../../../../shared/contract/mva.ts';
import { isWhole, kroner, type MvaReturn, type Note } from '../model.ts';

/**
 * The return with what a person made of its form. The sum is always that of the lines (R018), and every text is one that XML
 * can carry: what is pasted into a field may hold anything.
 */
export function edited(value: MvaReturn, { lines, note, payoutKid }: FormValue): MvaReturn {
  const clean = lines.map(lineOf);
  return {
    ...value,
    lines: clean,
    fastsattMerverdiavgift: String(clean.reduce((sum, line) => sum + kroner(line.merverdiavgift), 0n)),
    note: noteOf(note),
    payoutKid: textOf(payoutKid?.replace(/\s/g, '') ?? null),
  };
}

function lineOf(line: ReturnLine): ReturnLine {
  return {
    mvaKode: line.mvaKode,
    spesifikasjon: wordOf(line.spesifikasjon),
    mvaKodeRegnskapsystem: textOf(line.mvaKodeRegnskapsystem),
    grunnlag: line.grunnlag === null ? null : amountOf(line.grunnlag),
    sats: wordOf(line.sats),
    merverdiavgift: amountOf(line.merverdiavgift),
    merknad: noteOf(line.merknad),
  };
}

/** No leading zeros, no plus, no minus nought; one with decimals stays as its file wrote it. */
const amountOf = (amount: string): string => (isWhole(amount) ? String(kroner(amount)) : amount);

function noteOf(note: Note | null): Note | null {
  if (note === null) return null;
  if ('beskrivelse' in note) {
    const beskrivelse = textOf(note.beskrivelse);
    return beskrivelse === null ? null : { beskrivelse };
  }
  const utvalgtMerknad = wordOf(note.utvalgtMerknad);
  return utvalgtMerknad === null ? null : { utvalgtMerknad };
}

/** A word from a list: white space around it means nothing. */
const wordOf = (text: string | null): string | null => textOf(text)?.trim().replace(/\s+/g, ' ') ?? null;

/** Null for nothing but white space. */
function textOf(text: string | null): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: characters that XML has no way to carry
  const clean = text?.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '') ?? '';
  return clean.trim() === '' ? null : clean;
}
