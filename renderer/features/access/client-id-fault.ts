import type { AccessOverview } from '../../../shared/contract/access.ts';
import { uuid } from '../../../shared/contract/common.ts';

export type ClientIdFault = 'id.form' | 'id.other' | 'id.key' | 'id.firm';

const INTEGRATIONS = ['maskinporten', 'idporten', 'visible'] as const;
/** visible: the Maskinporten integration of the second system. */
export type Integration = (typeof INTEGRATIONS)[number];

/** What is wrong with a pasted client id: each of the other ids of the self-service has been taken for it. */
export function clientIdFault(
  text: string,
  integration: Integration,
  access: AccessOverview,
): ClientIdFault | undefined {
  const id = text.trim().toLowerCase();
  const others = INTEGRATIONS.filter((each) => each !== integration).map((each) => access[each].clientId.toLowerCase());
  if (others.includes(id)) return 'id.other';
  if (id === access.key.key?.kid.toLowerCase()) return 'id.key';
  if (id.replace(/\s/g, '') === access.firm?.organisationNumber) return 'id.firm';
  return uuid.safeParse(id).success ? undefined : 'id.form';
}
