import { organisationCheckDigit } from '../../../shared/ids.ts';
import type { Random } from './random.ts';

/** Draws numbers that nobody has been given, each once. */
export class Numbers {
  readonly #random: Random;
  readonly #used = new Set<string>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** Synthetic organisation number with a right check digit. Real ones begin with 8 or 9; test ones with 2 or 3. */
  organisation(prefix: '31' | '21'): string {
    for (;;) {
      const eight = `${prefix}${String(this.#random.between(0, 999_999)).padStart(6, '0')}`;
      const digit = organisationCheckDigit(eight);
      const number = `${eight}${digit}`;
      if (digit !== undefined && this.#isNew(number)) return number;
    }
  }

  /** Synthetic national identity number: month + 80, as in Skatteetaten's test population, so it can be nobody's. */
  person(year: number): string {
    for (;;) {
      const day = String(this.#random.between(1, 28)).padStart(2, '0');
      const month = String(this.#random.between(1, 12) + 80);
      const serial = String(this.#random.between(0, 499)).padStart(3, '0');
      const nine = `${day}${month}${String(year % 100).padStart(2, '0')}${serial}`;
      const first = checkDigit(nine, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
      const second = checkDigit(`${nine}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
      const number = `${nine}${first}${second}`;
      if (first < 10 && second < 10 && this.#isNew(number)) return number;
    }
  }

  #isNew(number: string): boolean {
    if (this.#used.has(number)) return false;
    this.#used.add(number);
    return true;
  }
}

function checkDigit(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return (11 - (sum % 11)) % 11;
}
