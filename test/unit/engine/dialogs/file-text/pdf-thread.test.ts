import { deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type PdfLimits, PdfThread } from '../../../../../electron/engine/dialogs/file-text/pdf-thread.ts';
import { systemClock } from '../../../../../electron/engine/ports.ts';

function thread(limits: Partial<PdfLimits> = {}): PdfThread {
  const own = new PdfThread({ clock: systemClock, limits });
  onTestFinished(() => own.close());
  return own;
}

async function letter(pages: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page += 1)
    pdf.addPage().drawText(`Side ${page}: årsavgift for Øvre Ærfugl AS`, { x: 50, y: 700, size: 12, font });
  return pdf.save();
}

/** A file of one page whose content is `stream`, packed. */
function pageOf(stream: Buffer, extra = ''): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>',
  ];
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.7\n')];
  for (const [index, each] of objects.entries()) parts.push(Buffer.from(`${index + 1} 0 obj\n${each}\nendobj\n`));
  parts.push(
    Buffer.from(`4 0 obj\n<< /Length ${stream.byteLength} /Filter ${extra || '/FlateDecode'} >>\nstream\n`),
    stream,
  );
  parts.push(Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n'));
  return Buffer.concat(parts);
}

describe('the words of a PDF file', () => {
  it('are those of its pages, as far as the limits say', async () => {
    const own = thread({ pages: 2, letters: 60 });
    const text = (await own.text(await letter(3))) ?? '';
    expect(text).toContain('Side 1: årsavgift for Øvre Ærfugl AS');
    expect(text).toContain('Side 2');
    expect(text).toHaveLength(60);
    expect(await thread({ pages: 2 }).text(await letter(3))).not.toContain('Side 3');
  });

  it.each([
    ['cut short', async () => (await letter(2)).subarray(0, 300)],
    ['not one at all', async () => Buffer.from(`%PDF-1.7\n${'x'.repeat(5000)}`)],
    [
      'whose pages are their own parents',
      async () =>
        Buffer.from(
          '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 99999999 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF',
        ),
    ],
    [
      'that asks for a password',
      async () =>
        Buffer.from(
          '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n3 0 obj\n<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O (12345678901234567890123456789012) /U (12345678901234567890123456789012) >>\nendobj\ntrailer\n<< /Root 1 0 R /Encrypt 3 0 R /ID [<00> <00>] >>\n%%EOF',
        ),
    ],
  ])(
    'are none of one %s, and the next is read',
    async (_what, bytes) => {
      const own = thread();
      expect(((await own.text(await bytes())) ?? '').trim()).toBe('');
      expect(await own.text(await letter(1))).toContain('årsavgift');
    },
    30_000,
  );

  it('are none of one that would fill the memory, which is given up in time', async () => {
    const once = deflateSync(Buffer.alloc(400_000_000, ' '), { level: 1 });
    const own = thread({ growth: 100_000_000 });
    expect(await own.text(pageOf(deflateSync(once), '[/FlateDecode /FlateDecode]'))).toBeUndefined();
    expect(await own.text(await letter(1))).toContain('årsavgift');
  }, 60_000);

  it('are none of one that takes longer than it may', async () => {
    const own = thread({ ms: 1 });
    expect(await own.text(await letter(200))).toBeUndefined();
  });
});
