import { Button, Heading } from '@digdir/designsystemet-react';
import { Link, useLocation } from 'wouter';
import type { OutputOf } from '../../../../shared/contract.ts';
import { Failure } from '../../../ui/failure.tsx';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';
import { useChosenReturns } from '../chosen.ts';

interface Props {
  readonly results: OutputOf<'form.makeNull'>['results'];
  readonly onAgain: () => void;
}

/** What became of each client; those that could not be made stand first, with why. */
export function NullResults({ results, onAgain }: Props) {
  const t = useText('form');
  const [, choose] = useChosenReturns();
  const [, go] = useLocation();
  const made = results.flatMap(({ returnId }) => returnId ?? []);
  const failed = results.filter(({ problem }) => problem !== null);
  const send = () => {
    choose(made);
    go('/mva/send');
  };
  return (
    <section className="stack-4">
      <div role="status">
        <Heading level={2} data-size="2xs">
          {t('null.made', { count: made.length })}
        </Heading>
      </div>
      {failed.length > 0 && (
        <ul className="plain-list" aria-label={t('null.notMade')}>
          {failed.map(({ client, problem }) => (
            <li key={client.organisationNumber}>
              <strong>{client.name}</strong>
              {problem && <Failure error={problem} />}
            </li>
          ))}
        </ul>
      )}
      <ul className="plain-list">
        {results.map(
          ({ client, returnId }) =>
            returnId && (
              <li key={client.organisationNumber}>
                <Link className="ds-link" href={`/mva/${returnId}`}>
                  {client.name}
                </Link>
              </li>
            ),
        )}
      </ul>
      <div className="row wrap">
        {made.length > 0 && <PrimaryButton onClick={send}>{t('null.toSend')}</PrimaryButton>}
        <Button variant="secondary" onClick={onAgain}>
          {t('null.again')}
        </Button>
      </div>
    </section>
  );
}
