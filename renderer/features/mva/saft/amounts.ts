/** Øre as text, as kroner with two decimals: `-27510` is `-275.10`. The formatter sets signs and groups. */
export function kronerOf(ore: string): string {
  const size = ore.replace('-', '').padStart(3, '0');
  return `${ore.startsWith('-') ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
}

/** `-` is what zero has none of. */
export const turned = (ore: string): string =>
  /^-?0+$/.test(ore) ? '0' : ore.startsWith('-') ? ore.slice(1) : `-${ore}`;

export function sumOf(ore: readonly string[]): string {
  return String(ore.reduce((sum, each) => sum + BigInt(each), 0n));
}
