import type { ClaimsRow } from '../../../shared/contract/claims.ts';
import { StateTag, type Tone } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';

const tones: Readonly<Record<Exclude<ClaimsRow['state'], 'open'>, Tone>> = {
  nothing: 'good',
  unreached: 'warning',
  none: 'warning',
  unknown: 'unknown',
  failed: 'unknown',
  notFetched: 'todo',
};

/** In one word how it stands, the worst first. */
export function ClaimState({ row }: { row: ClaimsRow }) {
  const t = useText('claims');
  if (row.state !== 'open')
    return (
      <StateTag tone={tones[row.state]} quiet={row.state === 'nothing'}>
        {t(row.state === 'unreached' ? 'state.none' : `state.${row.state}`)}
      </StateTag>
    );
  const [tone, key] = openState(row);
  return (
    <StateTag tone={tone} quiet={tone !== 'bad'}>
      {t(key)}
    </StateTag>
  );
}

function openState({
  hasFine,
  oldestDue,
  totals,
  shielded,
}: ClaimsRow): readonly [Tone, 'state.fine' | 'state.overdue' | 'state.shielded' | 'state.coming'] {
  if (hasFine) return ['bad', 'state.fine'];
  if (oldestDue !== null || (totals?.overdue ?? 0) > 0) return ['bad', 'state.overdue'];
  return shielded ? ['info', 'state.shielded'] : ['waiting', 'state.coming'];
}
