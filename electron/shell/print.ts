import type { WebContents } from 'electron';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';

/** What of a page is printed here. */
export type Printable = Pick<WebContents, 'print' | 'printToPDF'>;

/** Opens the operating system's dialog, in which the person chooses printer and copies, or closes it again. */
export function print(page: Printable | undefined): Promise<Outcome<Record<string, never>>> {
  if (!page) return Promise.resolve(fail('app.printFailed', { retryable: true }));
  return new Promise((resolve) => {
    page.print({ silent: false, printBackground: false, pageSize: 'A4' }, (success, reason) => {
      const closed = /cancel/i.test(reason ?? '');
      resolve(success || closed ? ok({}) : fail('app.printFailed', { retryable: true }));
    });
  });
}

/** The page as PDF on A4 with its pages numbered; margins come from the page's own style. Null when it cannot be made. */
export async function pdfOf(page: Printable | undefined): Promise<Uint8Array | null> {
  const made = await page
    ?.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: FOOTER,
    })
    .catch(() => undefined);
  return made ?? null;
}

/** "2 / 3" in every language; Chromium fills in the classes it knows. */
const FOOTER =
  '<div style="width: 100%; padding: 0 14mm; color: #000; font: 8pt sans-serif; text-align: right">' +
  '<span class="pageNumber"></span> / <span class="totalPages"></span></div>';
