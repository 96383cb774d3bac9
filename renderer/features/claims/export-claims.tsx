import { Checkbox, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'wouter';
import type { ClientClaims } from '../../../shared/contract/claims.ts';
import { exportColumns } from '../../../shared/contract/claims-settings.ts';
import { useAction, useQuery } from '../../state/context.tsx';
import { SaveFile } from '../../ui/save-file.tsx';
import { useLanguage, useText } from '../../ui/text.ts';

/** One client's claims as a file, once the firm has confirmed Skatteetaten's terms. */
export function ExportClaims({ value: { row, lines } }: { value: ClientClaims }) {
  const t = useText('claimsExport');
  const terms = useQuery('claims.terms', {});
  if (!terms.value || row.fetchedAt === null) return null;
  return (
    <section className="stack-2" aria-label={t('title')}>
      <h3 className="small">{t('title')}</h3>
      {terms.value.confirmed ? (
        <Files organisationNumber={row.client.organisationNumber} hasOwner={lines.some(({ ofOwner }) => ofOwner)} />
      ) : (
        <Paragraph data-size="sm">
          {t('off')}{' '}
          <Link className="ds-link" href="/innstillinger">
            {t('off.go')}
          </Link>
        </Paragraph>
      )}
    </section>
  );
}

function Files({ organisationNumber, hasOwner }: { organisationNumber: string; hasOwner: boolean }) {
  const t = useText('claimsExport');
  const claims = useText('claims');
  const language = useLanguage();
  const save = useAction('claims.export');
  const [withOwner, setWithOwner] = useState(false);
  const words = {
    ...{ claim: t('claim'), payment: t('payment'), payout: t('payout'), ofOwner: t('ofOwner') },
    ...{ suspended: claims('suspended'), paid: claims('line.paid'), part: claims('line.part') },
    ...{ overdue: claims('state.overdue'), coming: claims('line.coming') },
    ...{ credit: claims('line.credit'), notTold: claims('line.notTold') },
  };
  return (
    <>
      {hasOwner && (
        <Checkbox
          data-size="sm"
          label={t('withOwner')}
          description={t('withOwner.text')}
          checked={withOwner}
          onChange={(event) => setWithOwner(event.target.checked)}
        />
      )}
      <div className="row wrap">
        {(['xlsx', 'csv'] as const).map((format) => (
          <SaveFile
            key={format}
            label={t(`save.${format}`)}
            text={t(`save.${format}`)}
            done={t('saved')}
            save={() =>
              save.run({
                ...{ organisationNumber, format, name: t('file'), language, words, withOwner },
                headings: exportColumns.map((column) => t(`col.${column}`)),
              })
            }
          />
        ))}
      </div>
    </>
  );
}
