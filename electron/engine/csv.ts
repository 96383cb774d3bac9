/** Texts are guarded; a number stays one. */
export type Cell = string | number;

/** Norwegian Excel opens UTF-8 with a mark and semicolons in columns. */
export function csvOf(rows: readonly (readonly Cell[])[]): Uint8Array {
  const lines = rows.map((cells) =>
    // A number is ours, and runs nothing.
    cells.map((cell) => (typeof cell === 'number' ? String(cell).replace('.', ',') : csvCell(cell))).join(';'),
  );
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`);
}

/** A cell that a spreadsheet would run as a formula gets an apostrophe first (OWASP, CSV injection). */
export function csvCell(text: string): string {
  const guarded = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(guarded) || guarded !== guarded.trim() ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
