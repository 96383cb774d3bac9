import { type Outcome, ok } from '../../../../shared/outcome.ts';
import { safeName } from '../../files.ts';
import type { Paper } from '../../laying.ts';
import type { SideFiles } from '../../store/files.ts';
import type { FilingRow } from '../filing/journal.ts';
import { readReturn } from '../xml/read-return.ts';
import { placeOf } from './layout.ts';
import type { Document } from './missing.ts';
import { hashOf } from './write.ts';

/** As they were sent and received, and once it is over a page for people. */
export async function papersOf(
  sideFiles: Pick<SideFiles, 'get'>,
  row: FilingRow,
  documents: readonly Document[],
): Promise<Outcome<Paper[]>> {
  const papers: Paper[] = [];
  let sent: Uint8Array | undefined;
  for (const { kind, name, hash } of documents) {
    const bytes = await sideFiles.get(hash);
    if (!bytes.ok) return bytes;
    if (kind === 'return') sent = bytes.value;
    papers.push({ name: safeName(name), bytes: bytes.value });
  }
  const value = row.state === 'settled' && sent ? await readReturn(sent) : undefined;
  if (value?.ok) {
    const term = placeOf(row).slice(0, 2).reverse().join(' ');
    // What makes pages is read with the first of them, not at every start.
    const { summaryPdf } = await import('./summary.ts');
    const listed = papers.map(({ name, bytes }) => ({ name, hash: hashOf(bytes) }));
    papers.push({
      name: 'mvaMelding.pdf',
      bytes: await summaryPdf({ row, value: value.value, term, files: listed }),
    });
  }
  return ok(papers);
}
