import { Button } from '@digdir/designsystemet-react';
import { DownloadIcon } from '@navikt/aksel-icons';
import { translations } from '../../../shared/i18n/index.ts';
import { useAction, useToast } from '../../state/context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useLanguage, useText } from '../../ui/text.ts';
import type { LogFilter } from './log-filters.tsx';

/** What the filter shows, all of it, as CSV in the download folder. */
export function ExportLog({ filter }: { filter: LogFilter }) {
  const t = useText('log');
  const words = translations.log[useLanguage()];
  const run = useAction('audit.export');
  const show = useAction('app.showFile');
  const toast = useToast();
  const save = async () => {
    const answer = await run.run({
      ...filter,
      name: t('export.name'),
      headings: [
        t('col.sequence'),
        t('col.at'),
        t('col.person'),
        t('col.act'),
        t('col.number'),
        t('col.client'),
        t('col.outcome'),
        t('col.details'),
        t('col.code'),
        t('col.hash'),
      ],
      words: Object.fromEntries(Object.entries(words).filter(([key]) => /^(act|outcome|param|value)\./.test(key))),
    });
    if (!answer.ok) return;
    toast(t('export.done'));
    await show.run({ handle: answer.value.handle });
  };
  return (
    <>
      <Button variant="tertiary" data-size="sm" loading={run.pending} onClick={() => void save()}>
        <DownloadIcon aria-hidden />
        {t('export')}
      </Button>
      {run.error && <Failure error={run.error} />}
    </>
  );
}
