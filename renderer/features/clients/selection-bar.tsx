import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { useRights } from '../../state/rights.ts';
import { useText } from '../../ui/text.ts';
import { RemoveClients } from './remove-clients.tsx';

/** What can be done to all of the chosen. */
export function SelectionBar({ chosen, onClear }: { chosen: readonly ClientRow[]; onClear: () => void }) {
  const t = useText('clients');
  const may = useRights();
  const [removing, setRemoving] = useState(false);
  return (
    <section className="selection-bar row wrap" aria-label={t('selected', { count: chosen.length })}>
      <strong>{t('selected', { count: chosen.length })}</strong>
      <Button
        variant="secondary"
        data-color="danger"
        data-size="sm"
        disabled={!may('clients')}
        onClick={() => setRemoving(true)}
      >
        {t('remove')}
      </Button>
      <Button variant="tertiary" data-size="sm" onClick={onClear}>
        {t('clearSelection')}
      </Button>
      {removing && <RemoveClients chosen={chosen} onClose={() => setRemoving(false)} onDone={onClear} />}
    </section>
  );
}
