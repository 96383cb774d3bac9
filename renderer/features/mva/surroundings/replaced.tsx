import { osloParts, useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import type { Surroundings } from './use-surroundings.ts';

/** Row of the confirmation: what the filing takes the place of. Empty where it is the first. */
export function useReplacedRow({ replaces, concerning }: Surroundings) {
  const t = useText('surroundings');
  const format = useFormat();
  const dayOf = (instant: string | null) => (instant === null ? '–' : format.day(osloParts(instant)?.day ?? ''));
  if (!replaces && concerning.length === 0) return [];
  const lines = [
    ...(replaces ? [{ id: replaces.instance, text: t('confirm.ours', { day: dayOf(replaces.sentAt) }) }] : []),
    ...concerning.map(({ id, stand, created }) => ({
      id,
      text: t('confirm.other', { stand: t(`stand.${stand}`), day: dayOf(created) }),
    })),
  ];
  const list = (
    <ul className="plain-list">
      {lines.map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
    </ul>
  );
  return [{ label: t('confirm.replaces'), value: list }];
}
