import type { TableCodes, TablePreview } from '../../../../shared/contract/tables.ts';
import { isReported, isStandardCode, own } from '../saft/code-book.ts';

type CodeView = TablePreview['codes'][number];

/** The code a cell begins with: `3`, `03`, `3 - Utgående mva`, `Kode 3`; undefined where there is none. */
export function codeIn(cell: string): string | undefined {
  const match = /^(?:kode\s*)?0*(\d{1,2})(?:\.0+)?(?:$|[\s:;.–-])/i.exec(cell.trim());
  return match?.[1] === '' ? undefined : match?.[1];
}

/** What own codes stand for: as chosen now, as chosen for this client before, or the standard code they are or begin with. */
export class OwnCodes {
  readonly #given: TableCodes;
  readonly #saved: TableCodes;
  readonly #views = new Map<string, CodeView>();

  constructor(given: TableCodes, saved: TableCodes) {
    this.#given = given;
    this.#saved = saved;
  }

  /** Null is not reported; undefined is not known. */
  standardOf(ownCode: string): string | null | undefined {
    const known = this.#views.get(ownCode) ?? this.#lookUp(ownCode);
    this.#views.set(ownCode, { ...known, rows: known.rows + 1 });
    return known.from === 'open' ? undefined : known.standard;
  }

  get seen(): CodeView[] {
    return [...this.#views.values()];
  }

  #lookUp(ownCode: string): CodeView {
    for (const [from, codes] of [['given', this.#given] as const, ['saved', this.#saved] as const]) {
      const standard = own(codes, ownCode);
      if (standard === null) return { own: ownCode, rows: 0, standard: null, from };
      if (standard !== undefined && isStandardCode(standard)) {
        return { own: ownCode, rows: 0, standard: isReported(standard) ? standard : null, from };
      }
    }
    const standard = codeIn(ownCode);
    if (standard === undefined || !isStandardCode(standard)) {
      return { own: ownCode, rows: 0, standard: null, from: 'open' };
    }
    return { own: ownCode, rows: 0, standard: isReported(standard) ? standard : null, from: 'proposed' };
  }
}
