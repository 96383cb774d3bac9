import './mva.css';
import { FileTextIcon } from '@navikt/aksel-icons';
import { type DragEvent, useState } from 'react';
import { Route, Switch, useLocation } from 'wouter';
import { useQuery } from '../../state/context.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';
import { ImportDialog, type ImportStart } from './import-dialog.tsx';
import { ReturnPage } from './return-page.tsx';
import { TermsPicture } from './terms-picture.tsx';

/** "Hva er levert, hva gjenstår?" */
export function MvaPage() {
  return (
    <Switch>
      <Route path="/mva/:returnId">{({ returnId }) => <ReturnPage key={returnId} returnId={returnId} />}</Route>
      <Route component={TermsPage} />
    </Switch>
  );
}

function TermsPage() {
  const t = useText('mva');
  const [, go] = useLocation();
  const terms = useQuery('mva.terms', {});
  const [importing, setImporting] = useState<ImportStart | null>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) setImporting({ file });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is an extra; the button does the same
    <div onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <Page title={t('title')} actions={<PrimaryButton onClick={() => setImporting({})}>{t('import')}</PrimaryButton>}>
        <Loaded query={terms}>
          {(value) =>
            value.cells.length === 0 ? (
              <Empty icon={FileTextIcon} title={t('terms.emptyTitle')} text={t('terms.emptyText')}>
                <PrimaryButton onClick={() => go('/klienter')}>{t('import.toClients')}</PrimaryButton>
              </Empty>
            ) : (
              <TermsPicture terms={value} onImport={(organisationNumber) => setImporting({ organisationNumber })} />
            )
          }
        </Loaded>
      </Page>
      {importing && <ImportDialog start={importing} onClose={() => setImporting(null)} />}
    </div>
  );
}
