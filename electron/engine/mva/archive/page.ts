import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib';
import { isPrintable, printable } from './letters.ts';

const INK = rgb(0.12, 0.17, 0.24);
const MUTED = rgb(0.35, 0.4, 0.47);
const LINE = rgb(0.8, 0.83, 0.86);
const A4: [number, number] = [595, 842];
const MARGIN = 50;
const WIDTH = A4[0] - 2 * MARGIN;

/** A column's right edge, or its left and width, in points from the left margin. */
export interface Cell {
  readonly text: string;
  readonly at: number;
  readonly width: number;
  readonly right?: boolean;
}

/** Sheets of A4 filled from the top. The same content gives the same bytes: `at` stands in the file instead of the machine's time. */
export class Paper {
  readonly #document: PDFDocument;
  readonly #plain: PDFFont;
  readonly #bold: PDFFont;
  #page: PDFPage;
  #y = A4[1] - MARGIN;
  #isAsWritten = true;

  private constructor(document: PDFDocument, plain: PDFFont, bold: PDFFont) {
    this.#document = document;
    this.#plain = plain;
    this.#bold = bold;
    this.#page = document.addPage(A4);
  }

  static async begin(title: string, at: Date): Promise<Paper> {
    const document = await PDFDocument.create({ updateMetadata: false });
    document.setTitle(printable(title));
    document.setProducer('Klientbro');
    document.setCreationDate(at);
    document.setModificationDate(at);
    return new Paper(
      document,
      await document.embedFont(StandardFonts.Helvetica),
      await document.embedFont(StandardFonts.HelveticaBold),
    );
  }

  heading(text: string, size = 12): void {
    this.#room(size * 3);
    this.#y -= size;
    for (const line of this.#wrapped(text, this.#bold, size, WIDTH)) this.#line(line, { size, font: this.#bold });
    this.#y -= 4;
  }

  text(text: string, muted = false): void {
    for (const line of this.#wrapped(text, this.#plain, 9.5, WIDTH)) this.#line(line, { muted });
  }

  /** Cells side by side; each as high as its own lines, the row as high as the highest. */
  row(cells: readonly Cell[], { bold = false, muted = false } = {}): void {
    const font = bold ? this.#bold : this.#plain;
    const lines = cells.map((cell) => this.#wrapped(cell.text, font, 9.5, cell.width));
    const height = Math.max(1, ...lines.map((own) => own.length)) * 13;
    this.#room(height + 4);
    cells.forEach(({ at, width, right }, index) => {
      lines[index]?.forEach((line, number) => {
        const x = MARGIN + at + (right ? width - font.widthOfTextAtSize(line, 9.5) : 0);
        const y = this.#y - 10 - number * 13;
        this.#page.drawText(line, { x, y, size: 9.5, font, color: muted ? MUTED : INK });
      });
    });
    this.#y -= height + 4;
  }

  rule(): void {
    const [start, end] = [MARGIN, A4[0] - MARGIN].map((x) => ({ x, y: this.#y }));
    if (start && end) this.#page.drawLine({ start, end, thickness: 0.5, color: LINE });
    this.#y -= 2;
  }

  /** False when a letter stands as another: the fonts have not got them all. */
  get isAsWritten(): boolean {
    return this.#isAsWritten;
  }

  save(): Promise<Uint8Array> {
    return this.#document.save();
  }

  #line(text: string, { size = 9.5, font = this.#plain, muted = false } = {}): void {
    this.#room(size * 1.4);
    this.#page.drawText(text, { x: MARGIN, y: this.#y - size, size, font, color: muted ? MUTED : INK });
    this.#y -= size * 1.4;
  }

  #room(height: number): void {
    if (this.#y - height > MARGIN) return;
    this.#page = this.#document.addPage(A4);
    this.#y = A4[1] - MARGIN;
  }

  #wrapped(text: string, font: PDFFont, size: number, width: number): string[] {
    const lines: string[] = [];
    let line = '';
    this.#isAsWritten &&= isPrintable(text);
    // A word that no line could hold is parted.
    for (const word of printable(text)
      .split(/\s+/)
      .flatMap((each) => each.match(/.{1,64}/g) ?? [''])) {
      const longer = line ? `${line} ${word}` : word;
      if (line && font.widthOfTextAtSize(longer, size) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  }
}
