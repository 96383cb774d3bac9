import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import type { BackupView } from '../../../../shared/contract/backup.ts';
import { useAction, useQuery } from '../../../state/context.tsx';
import { useRights } from '../../../state/rights.ts';
import { Failure } from '../../../ui/failure.tsx';
import { type FieldRow, Fields } from '../../../ui/fields.tsx';
import { useFormat } from '../../../ui/format.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';
import { At } from '../../../ui/time.tsx';
import { Section } from '../section.tsx';
import { BackupFolder } from './backup-folder.tsx';

/** The code, the last copy and where copies go; one button that makes the next. */
export function BackupSection() {
  const t = useText('backup');
  const view = useQuery('backup.view', {});
  return (
    <Section title={t('title')}>
      <Paragraph className="measure">{t('text')}</Paragraph>
      <Loaded query={view}>{(value) => <Backup view={value} />}</Loaded>
    </Section>
  );
}

function Backup({ view }: { view: BackupView }) {
  const t = useText('backup');
  const people = useText('people');
  const [, go] = useLocation();
  const may = useRights();
  const start = useAction('backup.start');
  const toCode = (
    <Button variant="secondary" data-size="sm" onClick={() => go('/innstillinger/kode')}>
      {t(view.code ? 'code.renew' : 'code.make')}
    </Button>
  );
  return (
    <>
      <Fields rows={useRows(view)} />
      {!view.code && (
        <Alert data-color={view.codeNeeded ? 'warning' : 'info'} data-size="sm">
          <Paragraph>{t('needsCode')}</Paragraph>
        </Alert>
      )}
      {view.due && view.last && <Paragraph>{t('due')}</Paragraph>}
      {view.running ? (
        <Running done={view.running.done} total={view.running.total} />
      ) : (
        <div className="row wrap">
          {view.code && may('setUp') && (
            <Button variant="secondary" data-size="sm" loading={start.pending} onClick={() => void start.run({})}>
              {t('start')}
            </Button>
          )}
          {may('setUp') && toCode}
        </div>
      )}
      {(start.error ?? view.problem) && (
        <Failure error={start.error ?? (view.problem as NonNullable<BackupView['problem']>)} />
      )}
      <BackupFolder folder={view.folder} may={may('setUp')} />
      {!may('setUp') && <Paragraph className="measure">{people('only.setUp')}</Paragraph>}
    </>
  );
}

function useRows({ code, last }: BackupView): FieldRow[] {
  const t = useText('backup');
  const common = useText('common');
  const format = useFormat();
  const show = useAction('app.showFile');
  return [
    { label: t('code'), value: code ? t('code.kept', { day: format.dateTime(code.keptAt) }) : t('code.none') },
    {
      label: t('last'),
      value: last ? (
        <span className="stack-1">
          <span>
            <At instant={last.at} />, {format.fileSize(last.file.size)}
          </span>
          <span className="subtle">{t('last.in', { file: last.file.name, folder: last.folder })}</span>
          {last.readBackAt && (
            <StateTag tone="good" quiet>
              {t('last.readBack', { time: format.dateTime(last.readBackAt) })}
            </StateTag>
          )}
          {last.file.handle !== '' && (
            <span className="row">
              <Button variant="tertiary" data-size="sm" onClick={() => void show.run({ handle: last.file.handle })}>
                {common('showInFolder')}
              </Button>
            </span>
          )}
          {show.error && <Failure error={show.error} />}
        </span>
      ) : (
        t('last.none')
      ),
    },
  ];
}

function Running({ done, total }: { done: number; total: number }) {
  const t = useText('backup');
  const cancel = useAction('backup.cancel');
  const may = useRights();
  return (
    <div className="stack-2">
      <progress className="wide" value={done} max={Math.max(1, total)} aria-label={t('running')} />
      {may('setUp') && (
        <div className="row">
          <Button variant="tertiary" data-size="sm" loading={cancel.pending} onClick={() => void cancel.run({})}>
            {t('cancel')}
          </Button>
        </div>
      )}
    </div>
  );
}
