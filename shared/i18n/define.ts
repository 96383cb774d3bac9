/** Keys are flat; `_one` and `_other` at the end of a key are its plural forms, chosen by `count`. */
export type Texts<K extends string = string> = Readonly<Record<K, string>>;

export interface Translations<K extends string> {
  readonly nb: Texts<K>;
  readonly nn: Texts<K>;
  readonly en: Texts<K>;
}

/** Bokmål decides the keys; the type checker refuses nynorsk or English with one key more or less. */
export function texts<const B extends Texts>(
  nb: B,
  nn: Texts<Extract<keyof B, string>>,
  en: Texts<Extract<keyof B, string>>,
): Translations<Extract<keyof B, string>> {
  return { nb, nn, en };
}
