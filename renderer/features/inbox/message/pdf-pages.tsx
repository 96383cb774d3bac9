import { useEffect, useRef, useState } from 'react';
import { SkeletonLines } from '../../../ui/skeleton-lines.tsx';
import { useText } from '../../../ui/text.ts';
import type { OpenPdf } from './pdf.ts';

/** Enough to see what it is; a longer file is saved. */
const MOST_PAGES = 20;

interface Props {
  readonly base64: string;
  readonly onFail: () => void;
}

export function PdfPages({ base64, onFail }: Props) {
  const t = useText('message');
  const [pdf, setPdf] = useState<OpenPdf | undefined>();
  const failed = useRef(onFail);
  failed.current = onFail;
  useEffect(() => {
    let isGone = false;
    let opened: OpenPdf | undefined;
    const open = async () => {
      try {
        const { openPdf } = await import('./pdf.ts');
        opened = await openPdf(Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)));
        if (isGone) opened.close();
        else setPdf(opened);
      } catch {
        if (!isGone) failed.current();
      }
    };
    void open();
    return () => {
      isGone = true;
      opened?.close();
    };
  }, [base64]);
  if (!pdf) return <SkeletonLines lines={6} />;
  const shown = Math.min(pdf.pages, MOST_PAGES);
  return (
    <div className="pdf-pages">
      {Array.from({ length: shown }, (_, index) => index + 1).map((page) => (
        <PdfPage key={page} pdf={pdf} page={page} onFail={onFail} />
      ))}
      {pdf.pages > shown && <p className="subtle">{t('preview.more', { count: pdf.pages, shown })}</p>}
    </div>
  );
}

function PdfPage({ pdf, page, onFail }: { pdf: OpenPdf; page: number; onFail: () => void }) {
  const t = useText('message');
  const canvas = useRef<HTMLCanvasElement>(null);
  const failed = useRef(onFail);
  failed.current = onFail;
  useEffect(() => {
    if (canvas.current) pdf.draw(page, canvas.current).catch(() => failed.current());
  }, [pdf, page]);
  return <canvas ref={canvas} role="img" aria-label={t('preview.page', { page, count: pdf.pages })} />;
}
