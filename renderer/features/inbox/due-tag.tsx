import { Tag } from '@digdir/designsystemet-react';
import { ClockIcon } from '@navikt/aksel-icons';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { today, useNow } from '../../ui/time.tsx';
import { dayInNorway, dueTone } from './dates.ts';

interface Props {
  readonly dueAt: string;
  readonly status: string;
  readonly done: boolean;
}

/** Red when passed or within a week; the words say which. */
export function DueTag({ dueAt, status, done }: Props) {
  const t = useText('inbox');
  const format = useFormat();
  const now = today(useNow());
  const day = dayInNorway(dueAt);
  return (
    <Tag data-size="sm" data-color={dueTone(dueAt, status, done, now)} className="state-tag">
      <ClockIcon aria-hidden fontSize="1rem" />
      {t(day < now ? 'due.passed' : 'due', { day: format.day(day) })}
    </Tag>
  );
}
