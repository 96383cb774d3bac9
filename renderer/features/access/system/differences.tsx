import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useRef } from 'react';
import type { SystemChange, SystemNotice } from '../../../../shared/contract/system.ts';
import { type Translate, useText } from '../../../ui/text.ts';
import { usePackageName } from './package-names.ts';

interface Props {
  readonly told: { readonly changes: readonly SystemChange[]; readonly notices: readonly SystemNotice[] };
}

/** What sending would change, and what follows of it. */
export function Differences({ told }: Props) {
  const t = useText('system');
  const nameOf = usePackageName();
  const heading = useRef<HTMLHeadingElement>(null);
  // It stands below a long form: whoever asked for it is taken there.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="card stack-4" aria-labelledby="system-changes">
      <Heading level={2} data-size="2xs" id="system-changes" ref={heading} tabIndex={-1}>
        {t('changes.title')}
      </Heading>
      {told.changes.length === 0 ? (
        <Paragraph>{t('changes.none')}</Paragraph>
      ) : (
        <>
          <ul className="change-list">
            {told.changes.map((change) => (
              <li key={`${change.field} ${change.kind} ${change.item}`} data-kind={change.kind}>
                <strong>{t(`kind.${change.kind}`)}</strong>
                <span>
                  {t(`field.${change.field}`)}: {what(change, t, nameOf)}
                </span>
              </li>
            ))}
          </ul>
          <p className="subtle">{t('changes.keep')}</p>
        </>
      )}
      {told.notices.map((notice) => (
        <Alert key={`${notice.code} ${notice.item}`} data-color={notice.blocking ? 'danger' : 'warning'} data-size="sm">
          <Paragraph>
            {t(`notice.${notice.code}`, { item: nameOf(notice.item), names: notice.names.map(nameOf).join(', ') })}
          </Paragraph>
        </Alert>
      ))}
    </section>
  );
}

function what(change: SystemChange, t: Translate<'system'>, nameOf: (urn: string) => string): string {
  const { field, item, from, to } = change;
  if (field === 'visible') return t(to === 'true' ? 'visible.true' : 'visible.false');
  if (field === 'packages') return nameOf(item);
  if (field !== 'name' && field !== 'description') return item;
  const language = t(`language.${item === 'nn' || item === 'en' ? item : 'nb'}`);
  return `${language}, ${t('from.to', { from, to })}`;
}
