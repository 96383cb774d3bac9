import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { EndingView } from '../../../shared/contract/client-endings.ts';
import { useAction, useAppState, useQuery, useToast } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useFormat } from '../../ui/format.ts';
import { LeaveButton } from '../../ui/leave-button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { SaveFile } from '../../ui/save-file.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import { At } from '../../ui/time.tsx';
import { DeleteData, KeepUntil } from './ended-data.tsx';
import { useHandoverWords } from './handover-words.ts';
import { KeptReturns } from './kept-returns.tsx';
import { RemoveClients } from './remove-clients.tsx';
import { RemoveInPortal } from './way-out.tsx';

const titles = { ending: 'page.title', ended: 'finished', deleted: 'deleted.title' } as const;

/** "Avslutt klient": hand over, unlink, and say what becomes of the data here. Each step is kept, so that it goes on where it stood. */
export function EndClientPage({ organisationNumber }: { organisationNumber: string }) {
  const t = useText('wayOut');
  const ending = useQuery('clients.ending', { organisationNumber });
  const known = ending.value;
  return (
    <Page
      width="read"
      title={known ? t(titles[known.state ?? 'ending'], { name: known.name }) : t('end')}
      actions={
        known?.state === 'deleted' ? undefined : (
          <LeaveButton to={`/klienter/${organisationNumber}`}>{t('page.client')}</LeaveButton>
        )
      }
    >
      <Loaded query={ending}>
        {(view) =>
          view.state === null ? (
            <Begin view={view} />
          ) : view.state === 'ending' ? (
            <Steps view={view} />
          ) : view.state === 'ended' ? (
            <Ended view={view} />
          ) : (
            <KeptReturns view={view} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Begin({ view }: { view: EndingView }) {
  const t = useText('wayOut');
  const begin = useAction('clients.beginEnding');
  return (
    <div className="stack-4">
      <Paragraph className="measure">{t('begin.lead')}</Paragraph>
      <ul className="measure">
        <li>{t('begin.stops')}</li>
        <li>{t('begin.filings')}</li>
        <li>{t('begin.keeps')}</li>
      </ul>
      <Awaiting view={view} />
      {begin.error && <Failure error={begin.error} />}
      <div className="row">
        <PrimaryButton
          loading={begin.pending}
          onClick={() => void begin.run({ organisationNumber: view.organisationNumber })}
        >
          {t('begin.act')}
        </PrimaryButton>
      </div>
    </div>
  );
}

function Awaiting({ view }: { view: EndingView }) {
  const t = useText('wayOut');
  if (view.awaitingVerdict === 0) return null;
  return <StateTag tone="waiting">{t('begin.awaiting', { count: view.awaitingVerdict })}</StateTag>;
}

function Steps({ view }: { view: EndingView }) {
  const t = useText('wayOut');
  return (
    <div className="stack-4">
      <div className="row wrap">
        <StateTag tone="waiting">{t('state.ending')}</StateTag>
        <span className="subtle small">
          {t('since', { person: view.begunBy ?? '' })} {view.begunAt && <At instant={view.begunAt} />}
        </span>
        <Undo view={view} />
      </div>
      <Awaiting view={view} />
      <Step title={t('step.export')} done={view.exportedAt !== null}>
        <HandOver view={view} />
      </Step>
      <Step title={t('step.unlink')} done={view.linked.length === 0}>
        <Unlink view={view} />
      </Step>
      <Step title={t('step.data')} done={false}>
        <KeepUntil view={view} />
      </Step>
    </div>
  );
}

function Step({ title, done, children }: { title: string; done: boolean; children: ReactNode }) {
  const t = useText('wayOut');
  return (
    <section className="card stack-3" aria-label={title}>
      <div className="row between">
        <Heading level={2} data-size="2xs">
          {title}
        </Heading>
        <StateTag tone={done ? 'good' : 'todo'}>{t(done ? 'step.done' : 'step.todo')}</StateTag>
      </div>
      {children}
    </section>
  );
}

function Undo({ view }: { view: EndingView }) {
  const t = useText('wayOut');
  const clients = useText('clients');
  const toast = useToast();
  const [, go] = useLocation();
  const undo = useAction('clients.undoEnding');
  const { organisationNumber, name } = view;
  const run = async () => {
    const answer = await undo.run({ organisationNumber });
    if (!answer.ok) return;
    toast(t('undone', { name }));
    go(`/klienter/${organisationNumber}`);
  };
  const isWayBack = view.linked.length > 0;
  return (
    <>
      <Button variant="secondary" data-size="sm" loading={undo.pending} onClick={() => void run()}>
        {t(isWayBack ? 'undo' : 'back')}
      </Button>
      {!isWayBack && (
        <span className="subtle small">
          {t('back.text')}{' '}
          <Link href="/klienter/legg-til" className="ds-link">
            {clients('add.title')}
          </Link>
          .
        </span>
      )}
      {undo.error && <Failure error={undo.error} />}
    </>
  );
}

function HandOver({ view }: { view: EndingView }) {
  const t = useText('wayOut');
  const { queries } = useAppState();
  const { organisationNumber, name, returns, messages } = view;
  const words = useHandoverWords(name);
  const save = () => queries.run('clients.saveHandover', { organisationNumber, ...words });
  return (
    <>
      <Paragraph>{t('step.export.text')}</Paragraph>
      <Paragraph className="subtle">{t('step.export.counts', { returns, messages })}</Paragraph>
      {view.exportedAs && (
        <span className="row wrap small">
          {t('step.export.saved', { file: view.exportedAs })} {view.exportedAt && <At instant={view.exportedAt} />}
        </span>
      )}
      <div className="row">
        <SaveFile
          label={t(view.exportedAs ? 'step.export.again' : 'step.export.act')}
          done={t('step.export.done')}
          save={save}
        />
      </div>
    </>
  );
}

function Unlink({ view }: { view: EndingView }) {
  const t = useText('wayOut');
  const [removing, setRemoving] = useState(false);
  const row = useQuery('clients.list', {}).value?.rows.find(
    (each) => each.organisationNumber === view.organisationNumber,
  );
  const [first] = view.linked;
  if (!first) return <Paragraph>{t('step.unlink.none')}</Paragraph>;
  return (
    <>
      <Paragraph>{t('step.unlink.in', { systemUser: view.linked.map((each) => each.title).join(', ') })}</Paragraph>
      <RemoveInPortal systemUserId={first.systemUserId} />
      <div className="row">
        <Button
          variant="secondary"
          data-color="danger"
          data-size="sm"
          disabled={!row}
          onClick={() => setRemoving(true)}
        >
          {t('remove')}
        </Button>
      </div>
      {removing && row && (
        <RemoveClients chosen={[row]} onClose={() => setRemoving(false)} onDone={() => setRemoving(false)} />
      )}
    </>
  );
}

function Ended({ view }: { view: EndingView }) {
  const t = useText('wayOut');
  const format = useFormat();
  return (
    <div className="stack-4">
      <div className="row wrap">
        <StateTag tone="info">{t('state.ended')}</StateTag>
        {view.endedAt && <At instant={view.endedAt} />}
        <span>{view.deleteOn ? t('ended.until', { day: format.day(view.deleteOn) }) : t('ended.kept')}</span>
      </div>
      <Awaiting view={view} />
      {view.canDelete && <DeleteData view={view} />}
      <section className="card stack-3" aria-label={t('step.data')}>
        <Heading level={2} data-size="2xs">
          {t('step.data')}
        </Heading>
        <KeepUntil view={view} />
      </section>
      <section className="card stack-3" aria-label={t('step.export')}>
        <Heading level={2} data-size="2xs">
          {t('step.export')}
        </Heading>
        <HandOver view={view} />
      </section>
      <div className="row wrap">
        <Undo view={view} />
      </div>
    </div>
  );
}
