import { bodyOf, type Content } from '../dialogporten/content.ts';
import type { Dialog } from '../dialogporten/dialog.ts';
import { makePdf } from '../skatteetaten/receipt.ts';

/** Bytes of a dialog's file: made when asked for, the same every time, so that checksums hold. */
export async function fileBytes(dialog: Dialog, content: Content, index: number): Promise<Uint8Array> {
  const file = content.files[index];
  if (!file) throw new Error('no such file');
  if (file.filename.endsWith('.pdf')) {
    const text = bodyOf(dialog)
      .split('\n\n')
      .filter((paragraph) => !/^[#|>]/.test(paragraph))
      .map((paragraph) => paragraph.replace(/\*\*|[ ]{2}\n/g, (mark) => (mark === '**' ? '' : ', ')));
    const at = Date.parse(dialog.created_at);
    return makePdf({ heading: file.title, rows: file.rows, paragraphs: text.slice(1, -2), at });
  }
  if (file.filename.endsWith('.xml')) {
    const rows = file.rows.map(([name, value]) => `  <${name}>${value}</${name}>`);
    return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<oevingsfil>\n${rows.join('\n')}\n</oevingsfil>\n`);
  }
  const rows = file.rows.map(([label, value]) => `${label}: ${value}`);
  return Buffer.from([file.title, '', ...rows, '', 'Laget for øving. Innholdet er oppdiktet.', ''].join('\r\n'));
}
