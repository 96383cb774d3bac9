import type { OwnFields } from '../../../shared/contract/client-list.ts';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import { useAppState, useToast } from '../../state/context.tsx';
import { useText } from '../../ui/text.ts';

/** Takes a client off the list; "Angre" puts it back with everything the firm wrote. */
export function useUnlist(): (row: ClientRow) => Promise<boolean> {
  const t = useText('clientList');
  const toast = useToast();
  const { queries } = useAppState();
  return async ({ organisationNumber, name }) => {
    const organisationNumbers = [organisationNumber];
    const answer = await queries.run('clients.setInList', { organisationNumbers, inList: false });
    if (answer.ok)
      toast(
        t('own.unlisted', { name }),
        () => void queries.run('clients.setInList', { organisationNumbers, inList: true }),
      );
    return answer.ok;
  };
}

/** Saves what the firm writes about a client; "Angre" puts back what stood there. */
export function useSaveFields() {
  const t = useText('clientList');
  const toast = useToast();
  const { queries } = useAppState();
  return async (organisationNumber: string, fields: OwnFields) => {
    const answer = await queries.run('clients.edit', { rows: [{ organisationNumber, fields }] });
    if (answer.ok) toast(t('own.saved'), () => void queries.run('clients.edit', { rows: answer.value.before }));
    return answer;
  };
}
