import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import { right as rights } from '../../shared/contract/people.ts';
import { type ErrorCode, errorCodes } from '../../shared/errors.ts';
import type { Sent } from '../../shared/outcome.ts';
import { AuthorityMeaning } from './authority-meaning.tsx';
import { CopyButton } from './copy-button.tsx';
import { useFormat } from './format.ts';
import { type TextParams, useText } from './text.ts';

/** A failure as an answer carries it (`Failure`) or as a row keeps it (`failureView`). */
export interface FailureLike {
  readonly code: string;
  readonly params: TextParams;
  readonly retryable: boolean;
  readonly action?: string | undefined;
  readonly sent?: Sent | undefined;
}

interface Props {
  readonly error: FailureLike;
  /** Shown as "Prøv igjen" when the failure may pass by itself. */
  readonly onRetry?: (() => void) | undefined;
  /** Shown as "Logg inn" when a login cures it. */
  readonly onLogIn?: (() => void) | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const isCode = (code: string): code is ErrorCode => (errorCodes as readonly string[]).includes(code);

/** What happened, in the words of its code. */
export function useFailureText(): (error: Pick<FailureLike, 'code' | 'params'>) => string {
  const t = useText('errors');
  const missing = useMissingRight();
  const format = useFormat();
  const inWords = (params: TextParams): TextParams =>
    Object.fromEntries(
      Object.entries(params).map(([key, value]) => [key, DAY.test(String(value)) ? format.day(String(value)) : value]),
    );
  return ({ code, params }) =>
    t(
      isCode(code) ? code : 'engine.bug',
      code === 'people.notAllowed' ? { missing: missing(params) } : inWords(params),
    );
}

/** Which right is missing and for which client, as the list of staff names them. */
function useMissingRight(): (params: TextParams) => string {
  const t = useText('people');
  const format = useFormat();
  return ({ right, client }) => {
    const known = rights.safeParse(right);
    if (!known.success) return '';
    const name = t(known.data === 'setUp' ? 'col.setUp' : `right.${known.data}`);
    return client
      ? t('missingFor', { right: name, client: format.organisationNumber(String(client)) })
      : t('missing', { right: name });
  };
}

/** What happened; whether anything was sent; what to do next. The code stands last, small, for support. */
export function Failure({ error, onRetry, onLogIn }: Props) {
  const text = useFailureText();
  const common = useText('common');
  const [here, go] = useLocation();
  const { action, sent } = error;
  const details = Object.values(error.params).filter((value) => value !== '');
  return (
    <Alert data-color={sent === 'unknown' ? 'warning' : 'danger'} data-size="sm" className="failure" role="alert">
      <Paragraph>{text(error)}</Paragraph>
      <AuthorityMeaning of={error} />
      {sent && (
        <Paragraph>
          <strong>{common(`sent.${sent}`)}.</strong>
        </Paragraph>
      )}
      {(action === 'fixInput' || action === 'wait' || action === 'contactSupport') && (
        <Paragraph>{common(`action.${action}`)}</Paragraph>
      )}
      <div className="row wrap">
        {onRetry && (error.retryable || action === 'retry') && (
          <Button data-size="sm" variant="secondary" onClick={onRetry}>
            {common('retry')}
          </Button>
        )}
        {action === 'logIn' && onLogIn && (
          <Button data-size="sm" variant="secondary" onClick={onLogIn}>
            {common('action.logIn')}
          </Button>
        )}
        {action === 'openAccess' && here !== '/tilgang' && (
          <Button data-size="sm" variant="secondary" onClick={() => go('/tilgang')}>
            {common('action.openAccess')}
          </Button>
        )}
        {action === 'openSettings' && here !== '/innstillinger' && (
          <Button data-size="sm" variant="secondary" onClick={() => go('/innstillinger')}>
            {common('action.openSettings')}
          </Button>
        )}
      </div>
      <p className="failure-code">
        <code>{[error.code, ...details].join(' · ')}</code>
        <CopyButton text={[error.code, ...details].join(' · ')} what={common('technical')} />
      </p>
    </Alert>
  );
}
