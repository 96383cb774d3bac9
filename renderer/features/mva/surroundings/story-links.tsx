import { Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import type { Filing } from '../../../../shared/contract/mva.ts';
import { osloParts, useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';

/** What the filing takes the place of, what took its place, and whether it was looked for before. */
export function StoryLinks({ filing }: { filing: Filing }) {
  const t = useText('surroundings');
  const format = useFormat();
  const { replaces, replacedBy, replacesOthers, looked } = filing;
  const dayOf = (instant: string) => format.day(osloParts(instant)?.day ?? '');
  return (
    <>
      {replaces && (
        <Paragraph data-size="sm">
          <Link className="ds-link" href={`/mva/${replaces.returnId}`}>
            {t('story.replaces', { day: dayOf(replaces.startedAt) })}
          </Link>
        </Paragraph>
      )}
      {replacedBy && (
        <Paragraph data-size="sm">
          <Link className="ds-link" href={`/mva/${replacedBy.returnId}`}>
            {t('story.replacedBy', { day: dayOf(replacedBy.startedAt) })}
          </Link>
        </Paragraph>
      )}
      {replacesOthers.length > 0 && (
        <Paragraph data-size="sm">{t('story.replacesOthers', { count: replacesOthers.length })}</Paragraph>
      )}
      {looked && (
        <Paragraph data-size="sm" className="subtle">
          {t(looked.instances ? 'story.looked' : looked.dialogs ? 'story.lookedDialogs' : 'story.blind', {
            at: format.dateTime(looked.at),
          })}
        </Paragraph>
      )}
    </>
  );
}
