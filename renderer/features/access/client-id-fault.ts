import type { AccessOverview } from '../../../shared/contract/access.ts';
import { uuid } from '../../../shared/contract/common.ts';

export type ClientIdFault = 'id.form' | 'id.other' | 'id.key' | 'id.firm';

/** What is wrong with a pasted client id: each of the other ids of the self-service has been taken for it. */
export function clientIdFault(
  text: string,
  integration: 'maskinporten' | 'idporten',
  access: AccessOverview,
): ClientIdFault | undefined {
  const id = text.trim().toLowerCase();
  const other = access[integration === 'maskinporten' ? 'idporten' : 'maskinporten'].clientId;
  if (id === other.toLowerCase()) return 'id.other';
  if (id === access.key.key?.kid.toLowerCase()) return 'id.key';
  if (id.replace(/\s/g, '') === access.firm?.organisationNumber) return 'id.firm';
  return uuid.safeParse(id).success ? undefined : 'id.form';
}
