const KEPT = 5;
/** A slower round trip says little about now. */
const SLOWEST_MS = 5_000;

/** More than noise. Maskinporten refuses a grant that is 10 seconds off. */
const JUMP_MS = 5_000;

/** How far the machine's clock is from the authorities', from the `Date` headers of the newest answers. */
export class ClockSkew {
  #measured: number[] = [];

  /** Times in milliseconds, ours. An answer out of a cache (`Age`) carries an old date and is passed over. */
  measure(headers: Readonly<Record<string, string>>, askedAt: number, answeredAt: number): void {
    const date = headers.date === undefined ? Number.NaN : Date.parse(headers.date);
    if (Number.isNaN(date) || Number(headers.age ?? 0) > 0 || answeredAt - askedAt > SLOWEST_MS) return;
    // Dates are cut to whole seconds: on average half a second is missing.
    const skew = date + 500 - (askedAt + answeredAt) / 2;
    // The clock was set, or another authority's is wrong: what the newest answer says is what its next call needs.
    if (Math.abs(skew - this.ms) > JUMP_MS) this.#measured = [];
    this.#measured.push(skew);
    if (this.#measured.length > KEPT) this.#measured.shift();
  }

  /** Theirs minus ours: positive when this machine is behind. The median, 0 until known. */
  get ms(): number {
    const sorted = [...this.#measured].sort((a, b) => a - b);
    return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
  }
}
