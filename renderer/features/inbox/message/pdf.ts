/** PDF files as pictures of their pages. Loaded only when somebody looks at one; parsed in a worker, which a bad file may stop. */
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

export interface OpenPdf {
  readonly pages: number;
  /** Draws a page as wide as the canvas is shown. */
  readonly draw: (page: number, canvas: HTMLCanvasElement) => Promise<void>;
  readonly close: () => void;
}

/** A page larger than this is drawn coarser. */
const MOST_PIXELS = 8_000_000;

/** Nothing in the file runs or is fetched: no scripts, no forms, no fonts or maps from elsewhere, no compiled code. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  GlobalWorkerOptions.workerSrc = workerUrl;
  const task = getDocument({
    data: bytes,
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    maxImageSize: 60_000_000,
    verbosity: 0,
  });
  const pdf: PDFDocumentProxy = await task.promise;
  return {
    pages: pdf.numPages,
    draw: async (number, canvas) => {
      const page = await pdf.getPage(number);
      const plain = page.getViewport({ scale: 1 });
      const wished = (canvas.clientWidth * window.devicePixelRatio) / plain.width;
      const most = Math.sqrt(MOST_PIXELS / (plain.width * plain.height));
      const viewport = page.getViewport({ scale: Math.min(wished, most) });
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      await page.render({ canvas, viewport }).promise;
    },
    close: () => void task.destroy(),
  };
}
