import { Button, Paragraph } from '@digdir/designsystemet-react';
import { DownloadIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { useAction, useQuery, useToast } from '../../state/context.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useText } from '../../ui/text.ts';
import { useHandoverWords } from './handover-words.ts';
import { PanelSection } from './panel-section.tsx';

interface Props {
  readonly organisationNumber: string;
  readonly name: string;
}

/** One client alone, for whoever takes over: what it holds first, then a folder, then a job. */
export function ExportClient(props: Props) {
  const t = useText('clientExport');
  const [asking, setAsking] = useState(false);
  return (
    <PanelSection title={t('title')}>
      <div className="row">
        <Button variant="secondary" data-size="sm" onClick={() => setAsking(true)}>
          <DownloadIcon aria-hidden />
          {t('act')}
        </Button>
      </div>
      {asking && <Ask {...props} onClose={() => setAsking(false)} />}
    </PanelSection>
  );
}

function Ask({ organisationNumber, name, onClose }: Props & { readonly onClose: () => void }) {
  const t = useText('clientExport');
  const toast = useToast();
  const words = useHandoverWords(name);
  const plan = useQuery('clientExport.plan', { organisationNumber });
  const choose = useAction('app.chooseFolder');
  const start = useAction('clientExport.start');
  const run = async () => {
    const chosen = await choose.run({});
    const folder = chosen.ok ? chosen.value.folder : null;
    if (folder === null) return;
    const begun = await start.run({ organisationNumber, handle: folder.handle, ...words });
    if (!begun.ok) return;
    toast(t('begun', { folder: folder.name }));
    onClose();
  };
  return (
    <Confirm
      open
      title={t('ask', { name })}
      text={
        <div className="stack-2">
          <Paragraph>{t('text')}</Paragraph>
          <Loaded query={plan}>
            {({ returns, messages, files, notHeld, unopened }) => (
              <>
                <Paragraph>{t('counts', { returns, messages, files })}</Paragraph>
                {notHeld > 0 && <Paragraph>{t('notHeld', { count: notHeld })}</Paragraph>}
                {unopened > 0 && <Paragraph>{t('unopened', { count: unopened })}</Paragraph>}
              </>
            )}
          </Loaded>
        </div>
      }
      act={t('choose')}
      pending={choose.pending || start.pending}
      error={choose.error ?? start.error}
      onAct={() => void run()}
      onClose={onClose}
    />
  );
}
