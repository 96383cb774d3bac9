/** Search answers carry the found words between U+E000 and U+E001 (contract dialogs.list). */
export interface SnippetPart {
  readonly text: string;
  readonly hit: boolean;
}

export function snippetParts(snippet: string): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let hit = false;
  for (const piece of snippet.split(/([\uE000\uE001])/)) {
    if (piece === '\uE000') hit = true;
    else if (piece === '\uE001') hit = false;
    else if (piece !== '') parts.push({ text: piece, hit });
  }
  return parts;
}
