import './batch.css';
import type { BatchView } from '../../../../shared/contract/batch.ts';
import { useQuery } from '../../../state/context.tsx';
import { useFormat } from '../../../ui/format.ts';
import { LeaveButton } from '../../../ui/leave-button.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { StateTag, type Tone } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';
import { BatchActs } from './batch-acts.tsx';
import { BatchLogin } from './batch-login.tsx';
import { BatchRows } from './batch-rows.tsx';

const tones: Readonly<Record<BatchView['state'], Tone>> = {
  running: 'waiting',
  paused: 'todo',
  login: 'warning',
  done: 'good',
};

/** `/mva/send/<batch>`: how it goes, and what became of each. It goes on when nobody looks. */
export function BatchPage({ batchId }: { batchId: string }) {
  const t = useText('batch');
  const format = useFormat();
  const query = useQuery('batch.get', { batchId });
  return (
    <Loaded query={query}>
      {(view) => (
        <Page
          fill
          title={t('progress.title', { count: view.rows.length })}
          lead={t('progress.by', { person: view.startedBy, at: format.dateTime(view.startedAt) })}
          actions={
            <>
              <BatchActs view={view} />
              <LeaveButton to="/mva/send">{t('title')}</LeaveButton>
            </>
          }
        >
          <Progress view={view} />
          {view.state === 'login' && <BatchLogin view={view} />}
          <BatchRows rows={view.rows} />
        </Page>
      )}
    </Loaded>
  );
}

const LEFT: ReadonlySet<string> = new Set(['waiting', 'running', 'login']);

function Progress({ view: { rows, state } }: { view: BatchView }) {
  const t = useText('batch');
  const left = rows.filter((row) => row.sent === 'notSent' && LEFT.has(row.state)).length;
  const count = (sent: string) =>
    rows.filter((row) => row.sent === sent && !(sent === 'notSent' && LEFT.has(row.state)));
  const [out, not, unknown] = [count('sent').length, count('notSent').length, count('unknown').length];
  return (
    <div className="stack-2">
      <div className="row wrap">
        <StateTag tone={tones[state]}>{t(`batch.${state}`)}</StateTag>
        <span role="status" className="row wrap number">
          <strong>{t('count.sent', { count: out })}</strong>
          {not > 0 && <span>{t('count.notSent', { count: not })}</span>}
          {unknown > 0 && <span>{t('count.unknown', { count: unknown })}</span>}
          {left > 0 && <span>{t('count.left', { count: left })}</span>}
        </span>
      </div>
      <progress className="wide" value={rows.length - left} max={rows.length} aria-label={t('progress.label')}>
        {rows.length - left}/{rows.length}
      </progress>
      {state === 'running' && <span className="subtle">{t('progress.goesOn')}</span>}
    </div>
  );
}
