import { Button, Paragraph } from '@digdir/designsystemet-react';
import { TasklistIcon } from '@navikt/aksel-icons';
import type { TokenRow } from '../../../shared/contract/tokens.ts';
import { useQuery } from '../../state/context.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LeaveButton } from '../../ui/leave-button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { type Translate, useText } from '../../ui/text.ts';
import { TokenTable } from './token-table.tsx';

/** How the fetching of tokens goes; for the one who looks for a fault, and for support. */
export function DiagnosticsPage() {
  const t = useText('tokens');
  const diagnostics = useQuery('tokens.diagnostics', {});
  const rows = diagnostics.value?.rows ?? [];
  const actions = (
    <>
      <LeaveButton to="/tilgang">{t('back')}</LeaveButton>
      {rows.length > 0 && <CopyButton text={supportText(rows, t)} what={t('title')} label={t('copy')} />}
      <Button variant="secondary" data-size="sm" onClick={diagnostics.refresh}>
        {t('refresh')}
      </Button>
    </>
  );
  return (
    <Page title={t('title')} lead={t('lead')} actions={actions}>
      <Loaded query={diagnostics}>
        {(value) =>
          value.rows.length === 0 ? (
            <Empty icon={TasklistIcon} title={t('empty')} text={t('empty.text')} />
          ) : (
            <>
              <Paragraph className="measure subtle">{t('note')}</Paragraph>
              <TokenTable rows={value.rows} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** The whole table as lines; instants in UTC, as the authorities' own logs have them. */
function supportText(rows: readonly TokenRow[], t: Translate<'tokens'>): string {
  return rows
    .map((row) =>
      [
        `${row.systemUser ?? t('firm')} (${t(`issuer.${row.issuer}`)}): ${row.scopes.join(' ')}`,
        `${t('col.hits')} ${row.hits}, ${t('col.shared')} ${row.shared}, ${t('col.fetches')} ${row.fetches}, ${t('col.failures')} ${row.failures}`,
        row.lastFailure &&
          `${t('lastFailure')} ${row.lastFailure.at} ${row.lastFailure.code} ${row.lastFailure.authorityCode ?? ''}`.trim(),
        row.medianMs !== null &&
          `${t('col.median')} ${row.medianMs} ms, ${t('col.worst')} ${row.worstMs ?? row.medianMs} ms`,
        row.expiresAt ? `${t('col.expires')} ${row.expiresAt}` : t('none'),
      ]
        .filter(Boolean)
        .join('\n  '),
    )
    .join('\n');
}
