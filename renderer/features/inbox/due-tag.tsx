import { Tag } from '@digdir/designsystemet-react';
import { ClockIcon } from '@navikt/aksel-icons';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { dayInNorway, dueTone } from './dates.ts';

interface Props {
  readonly dueAt: string;
  readonly status: string;
  readonly done: boolean;
  /** yyyy-mm-dd. */
  readonly today: string;
}

/** Red when passed or within a week; the words say which. */
export function DueTag({ dueAt, status, done, today }: Props) {
  const t = useText('inbox');
  const format = useFormat();
  const day = dayInNorway(dueAt);
  return (
    <Tag data-size="sm" data-color={dueTone(dueAt, status, done, today)} className="state-tag">
      <ClockIcon aria-hidden fontSize="1rem" />
      {t(day < today ? 'due.passed' : 'due', { day: format.day(day) })}
    </Tag>
  );
}
