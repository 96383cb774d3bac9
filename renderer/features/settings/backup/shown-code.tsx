import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useAction, useQuery, useToast } from '../../../state/context.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { useFormat } from '../../../ui/format.ts';
import { PrimaryButton } from '../../../ui/primary-button.tsx';
import { useText } from '../../../ui/text.ts';

/** The code in groups, large enough to copy by hand, and the ways of keeping it. */
export function ShownCode({ code, onWritten }: { code: string; onWritten: () => void }) {
  const t = useText('backup');
  const frame = useText('frame');
  const format = useFormat();
  const environment = useQuery('app.snapshot', {}).value?.environment;
  const save = useAction('backup.saveCode');
  const toast = useToast();
  const toFile = async () => {
    const sheet = {
      environment: environment ? frame(`band.${environment}`) : '',
      day: format.dateTime(new Date().toISOString()),
      code,
    };
    const answer = await save.run({ name: t('sheet.name'), text: t('sheet.text', sheet) });
    if (answer.ok) toast(t('page.saved'));
  };
  return (
    <>
      <Paragraph className="measure strong">{t('page.once')}</Paragraph>
      <ol className="recovery-code" aria-label={t('page.label')}>
        {code.split('-').map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups stand still
          <li key={index}>{group}</li>
        ))}
      </ol>
      <div className="row wrap no-print">
        <CopyButton text={code} what={t('code')} label={t('page.copy')} />
        <Button variant="secondary" data-size="sm" onClick={() => window.print()}>
          {t('page.print')}
        </Button>
        <Button variant="secondary" data-size="sm" loading={save.pending} onClick={() => void toFile()}>
          {t('page.save')}
        </Button>
      </div>
      {save.error && <Failure error={save.error} />}
      <div className="row no-print">
        <PrimaryButton onClick={onWritten}>{t('page.written')}</PrimaryButton>
      </div>
    </>
  );
}
