import { Heading } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../../ui/text.ts';

interface Props {
  readonly number: number;
  readonly question: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

const STEPS = 5;

/** A decision has the page to itself: progress at the top, the question, the choices. */
export function GuidePage({ number, question, aside, children }: Props) {
  const t = useText('guide');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${question} – Klientbro`;
    heading.current?.focus({ preventScroll: true });
  }, [question]);
  return (
    <div className="page guide">
      <div className="row between">
        <span className="subtle">
          {t('title')} · {t('progress', { number })}
        </span>
        {aside}
      </div>
      <progress value={number} max={STEPS} aria-label={t('progress', { number })} />
      <Heading level={1} data-size="sm" ref={heading} tabIndex={-1}>
        {question}
      </Heading>
      {children}
    </div>
  );
}
