import type { ClientRow } from '../../../shared/contract/clients.ts';
import { StateTag, type Tone } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';

const tones: Record<ClientRow['ways'][number]['state'], Tone> = {
  ok: 'good',
  missing: 'warning',
  lost: 'bad',
  unknown: 'todo',
};

/** One task's state; why, on hover and in the panel. */
export function WayTag({ way }: { way: ClientRow['ways'][number] | undefined }) {
  const t = useText('clients');
  if (!way) return null;
  return (
    <span title={t(`reason.${way.reason}`)}>
      <StateTag tone={tones[way.state]} quiet={way.state === 'ok'}>
        {t(`way.${way.state}`)}
      </StateTag>
    </span>
  );
}
