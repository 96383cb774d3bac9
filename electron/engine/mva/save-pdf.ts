import type { FileHandle } from '../../../shared/contract/common.ts';
import { periodKey } from '../../../shared/mva/periods.ts';
import { fail, type Outcome } from '../../../shared/outcome.ts';
import type { MvaPorts } from './ports.ts';
import type { KeptReturn } from './returns.ts';

/** Saves the page of a return, as the window shows it, under a name that says whose and for when. */
export async function savePdf(
  ports: Pick<MvaPorts, 'askPdf' | 'saveFile' | 'audit'>,
  { client, value }: KeptReturn,
  term: string,
): Promise<Outcome<FileHandle>> {
  const name = `Mva-melding ${client.organisationNumber} ${term}.pdf`;
  const bytes = await ports.askPdf();
  if (bytes === null) return fail('app.fileWriteFailed', { params: { file: name }, retryable: true });
  const saved = await ports.saveFile(name, bytes);
  if (saved.ok) {
    const params = { period: periodKey(value.period), file: saved.value.name };
    await ports.audit.note({ act: 'mva.savePdf', client, params });
  }
  return saved;
}
