import { Paragraph } from '@digdir/designsystemet-react';
import type { ClientDetail, UnitStatus } from '../../../shared/contract/client-list.ts';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';

/** A status worth a word: an active unit needs none, one that was never read has none. */
export function StatusTag({ status }: { status: UnitStatus }) {
  const t = useText('clientWay');
  if (status === 'active' || status === 'unknown') return null;
  return <StateTag tone={status === 'dissolving' ? 'warning' : 'bad'}>{t(`status.${status}`)}</StateTag>;
}

/** Of a client the firm takes leave of. */
export function EndingTag({ ending }: Pick<ClientRow, 'ending'>) {
  const t = useText('wayOut');
  return ending && <StateTag tone={ending === 'ending' ? 'waiting' : 'info'}>{t(`state.${ending}`)}</StateTag>;
}

/** Says what no longer happens for a client that is bankrupt, deleted or taken over. */
export function Stopped({ row, detail }: { row: ClientRow; detail: ClientDetail | undefined }) {
  const t = useText('clientWay');
  const { status } = row;
  if (status !== 'bankrupt' && status !== 'deleted' && status !== 'takenOver' && status !== 'dissolving') return null;
  return <Paragraph>{t(`stopped.${status}`, { name: detail?.register.takenOverBy?.name ?? '' })}</Paragraph>;
}
