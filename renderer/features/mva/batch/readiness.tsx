import { Link } from 'wouter';
import type { Candidate } from '../../../../shared/contract/batch.ts';
import { type TextKey, translations } from '../../../../shared/i18n/index.ts';
import { useFailureText } from '../../../ui/failure.tsx';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';

/** Who released it, that it is ready to be, or what stands in the way and where that is put right. */
export function Readiness({ row: { notSent, release, returnId, client } }: { row: Candidate }) {
  const t = useText('batch');
  const failure = useFailureText();
  if (notSent) {
    const key = `why.${notSent.code}`;
    const why = key in translations.batch.nb ? t(key as TextKey<'batch'>) : t('why.other');
    const to = notSent.action === 'openAccess' ? `/klienter/${client.organisationNumber}` : `/mva/${returnId}`;
    return (
      <div className="readiness" title={failure(notSent)}>
        <StateTag tone="bad">{why}</StateTag>
        <Link href={to} className="ds-link" aria-label={`${t('open')} ${client.name}`}>
          {t('open')}
        </Link>
      </div>
    );
  }
  return release ? (
    <div className="readiness">
      <StateTag tone="good">{t('ready.released')}</StateTag>
      <span className="subtle small">{release.by}</span>
    </div>
  ) : (
    <StateTag tone="todo" quiet>
      {t('ready.yes')}
    </StateTag>
  );
}
