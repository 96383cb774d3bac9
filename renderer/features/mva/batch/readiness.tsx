import { Link } from 'wouter';
import type { Candidate } from '../../../../shared/contract/batch.ts';
import type { Channel } from '../../../../shared/contract/mva.ts';
import { type TextKey, translations } from '../../../../shared/i18n/index.ts';
import { useFailureText } from '../../../ui/failure.tsx';
import { useFormat } from '../../../ui/format.ts';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';
import { lacking } from './rights.ts';

/** Who released it, that it is ready to be, or what stands in the way and where that is put right. */
export function Readiness({ row, channel }: { row: Candidate; channel: Channel }) {
  const t = useText('batch');
  const rights = useText('filingRights');
  const failure = useFailureText();
  const { notSent, release, returnId, client } = row;
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
  const lacks = lacking(row.right);
  return (
    <div className="readiness">
      {lacks ? (
        <StateTag tone="bad">{rights(`mayNot.${lacks}`)}</StateTag>
      ) : release ? (
        <>
          <StateTag tone="good">{t('ready.released')}</StateTag>
          <span className="subtle small">{release.by}</span>
        </>
      ) : (
        <StateTag tone="todo" quiet>
          {t('ready.yes')}
        </StateTag>
      )}
      {channel === 'person' && <Checked row={row} />}
    </div>
  );
}

/** How old the knowledge of the right is; that nothing is known is no hindrance. */
function Checked({ row: { right } }: { row: Candidate }) {
  const t = useText('filingRights');
  const format = useFormat();
  const known = right && (lacking(right) !== undefined || right.sign === 'yes');
  return (
    <span className="subtle small right-checked">
      {known ? t('row.checked', { day: format.date(right.checkedAt) }) : t('row.unknown')}
    </span>
  );
}
