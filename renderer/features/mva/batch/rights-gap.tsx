import { useFormat } from '../../../ui/format.ts';
import { StateTag } from '../../../ui/state-tag.tsx';
import { useText } from '../../../ui/text.ts';
import type { Gap } from './rights.ts';

const NAMED = 3;

/** How many clients the person lacks one right for, the first of them by name, and who else has it. */
export function RightsGap({ gap: { lacks, rows }, person }: { gap: Gap; person: string }) {
  const t = useText('filingRights');
  const format = useFormat();
  const names = rows.map(({ client }) => client.name).sort(format.compare);
  const first = names.slice(0, NAMED).join(', ');
  const others = [...new Set(rows.flatMap((row) => row.others))].join(', ');
  const reached = rows.filter((row) => row.others.length > 0).length;
  return (
    <p>
      <StateTag tone="bad">{t(lacks, { count: rows.length, person })}</StateTag>{' '}
      {rows.length > NAMED ? t('names', { names: first, count: rows.length - NAMED }) : first}{' '}
      {reached > 0 && <span className="subtle">{t('others', { names: others, count: reached })}</span>}
    </p>
  );
}
