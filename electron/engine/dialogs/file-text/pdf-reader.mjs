// @ts-check
/**
 * Runs in a thread of its own (pdf-thread.ts): the words of PDF files, one after another. Plain JavaScript, so that it runs as it stands
 * where nothing is bundled. A file may hold or end this thread, never the engine.
 */
import { parentPort } from 'node:worker_threads';

// pdfjs makes one when it is loaded, for drawing, which is not done here.
globalThis.DOMMatrix ??= /** @type {any} */ (class {});
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
// Else pdfjs looks for its other half beside itself, where a bundle has none.
// @ts-expect-error it has no types of its own
Object.assign(globalThis, { pdfjsWorker: await import('pdfjs-dist/legacy/build/pdf.worker.mjs') });

/** @param {Uint8Array} data @param {{ pages: number, letters: number }} limits */
async function wordsOf(data, limits) {
  // As in the window: nothing of the file runs or is fetched, and no picture is drawn.
  const task = getDocument({
    data,
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    maxImageSize: 0,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const pdf = await task.promise;
    let text = '';
    for (let number = 1; number <= Math.min(pdf.numPages, limits.pages) && text.length < limits.letters; number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str} ` : item.str;
      text += ' ';
      page.cleanup();
    }
    return text.slice(0, limits.letters);
  } finally {
    await task.destroy();
  }
}

parentPort?.on('message', ({ bytes, limits }) => {
  wordsOf(bytes, limits).then(
    (text) => parentPort?.postMessage({ text }),
    () => parentPort?.postMessage({}),
  );
});
