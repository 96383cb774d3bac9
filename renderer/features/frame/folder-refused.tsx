import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { AppSnapshot } from '../../../shared/contract/app.ts';
import { useText } from '../../ui/text.ts';
import { LanguageSwitch } from './language-switch.tsx';

const codes = { network: 'app.folderNetwork', roaming: 'app.folderRoaming', synced: 'app.folderSynced' } as const;

interface Props {
  readonly snapshot: AppSnapshot;
  readonly reason: NonNullable<AppSnapshot['folderRefused']>;
}

/** The data folder is no place for a database. Nothing was opened, and nothing can be until it lies elsewhere. */
export function FolderRefused({ snapshot, reason }: Props) {
  const t = useText('backup');
  const error = useText('errors');
  return (
    <main className="full-screen" id="content">
      <LanguageSwitch language={snapshot.language} />
      <div className="full-card">
        <Heading level={1} data-size="sm">
          {t('refused.title')}
        </Heading>
        <Paragraph>{error(codes[reason])}</Paragraph>
        <Paragraph>{t('refused.how')}</Paragraph>
        <p className="failure-code">
          <code>{codes[reason]}</code>
        </p>
      </div>
    </main>
  );
}
