import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { PersonIcon } from '@navikt/aksel-icons';
import { useEffect, useRef } from 'react';
import type { Presence } from '../../../shared/contract/people.ts';
import { useAction } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useText } from '../../ui/text.ts';
import './people.css';

/** "Hvem er du?": an honest answer, and it says so. */
export function WhoPage({ presence }: { presence: Presence }) {
  const t = useText('people');
  const choose = useAction('people.choose');
  const leave = useAction('app.leaveEnvironment');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${t('who')} – Klientbro`;
    heading.current?.focus({ preventScroll: true });
  }, [t]);
  return (
    <main className="blocked" id="content" tabIndex={-1}>
      <div className="full-card">
        <Heading level={1} data-size="sm" ref={heading} tabIndex={-1}>
          {t('who')}
        </Heading>
        <Paragraph>{t('who.text')}</Paragraph>
        {!presence.accountKnown && <Paragraph>{t('who.unknownAccount')}</Paragraph>}
        <ul className="plain-list who-list">
          {presence.choices.map(({ id, name }) => (
            <li key={id}>
              <Button
                variant="secondary"
                data-size="md"
                className="who-choice"
                disabled={choose.pending}
                onClick={() => void choose.run({ id })}
              >
                <PersonIcon aria-hidden fontSize="1.5rem" />
                {name}
              </Button>
            </li>
          ))}
        </ul>
        {choose.error && <Failure error={choose.error} />}
        <Paragraph className="subtle">{t('who.honest')}</Paragraph>
        <div className="row wrap">
          <Button variant="tertiary" data-size="sm" onClick={() => void leave.run({})}>
            {t('who.leave')}
          </Button>
        </div>
      </div>
    </main>
  );
}
