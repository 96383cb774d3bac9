import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib';

export interface Sheet {
  readonly heading: string;
  /** Label and value, one row each. */
  readonly rows: readonly (readonly [string, string])[];
  readonly paragraphs: readonly string[];
  /** Milliseconds since 1970: written into the file instead of the machine's time, so the bytes repeat. */
  readonly at: number;
}

const INK = rgb(0.12, 0.17, 0.24);
const MUTED = rgb(0.35, 0.4, 0.47);
const BAND = rgb(0.36, 0.23, 0.62);
const A4: [number, number] = [595, 842];
const MARGIN = 56;

/** The standard fonts hold Latin 1 only; anything else would throw. */
function printable(text: string): string {
  const plain = text.replace(/[\u202f\u00a0]/g, ' ').replace(/\u2212|\u2013|\u2014/g, '-');
  return [...plain].map((sign) => ((sign.codePointAt(0) ?? 0) < 256 ? sign : '?')).join('');
}

function wrapped(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && font.widthOfTextAtSize(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function band(page: PDFPage, font: PDFFont): void {
  page.drawRectangle({ x: 0, y: A4[1] - 30, width: A4[0], height: 30, color: BAND });
  const text = printable('Øving - Fiktive data. Dette er ikke et dokument fra en myndighet.');
  page.drawText(text, { x: MARGIN, y: A4[1] - 20, size: 10, font, color: rgb(1, 1, 1) });
}

/** A one-page PDF, marked Øving. The same input gives the same bytes. */
export async function makePdf(sheet: Sheet): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.setTitle(printable(sheet.heading));
  document.setProducer('Klientbro øving');
  document.setCreationDate(new Date(sheet.at));
  document.setModificationDate(new Date(sheet.at));
  const page = document.addPage(A4);
  const plain = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  band(page, bold);
  let y = A4[1] - 80;
  for (const line of wrapped(sheet.heading, bold, 18, A4[0] - 2 * MARGIN)) {
    page.drawText(line, { x: MARGIN, y, size: 18, font: bold, color: INK });
    y -= 24;
  }
  y -= 12;
  for (const [label, value] of sheet.rows) {
    page.drawText(printable(label), { x: MARGIN, y, size: 10, font: plain, color: MUTED });
    for (const line of wrapped(value, plain, 10, A4[0] - MARGIN - 220)) {
      page.drawText(line, { x: 220, y, size: 10, font: plain, color: INK });
      y -= 15;
    }
    y -= 3;
  }
  y -= 12;
  for (const paragraph of sheet.paragraphs) {
    for (const line of wrapped(paragraph, plain, 10.5, A4[0] - 2 * MARGIN)) {
      if (y < MARGIN) break;
      page.drawText(line, { x: MARGIN, y, size: 10.5, font: plain, color: INK });
      y -= 15;
    }
    y -= 8;
  }
  return document.save({ useObjectStreams: false });
}
