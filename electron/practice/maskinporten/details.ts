import { organisationOf } from '../core/authority.ts';
import { type Refusal, refusal } from './refusal.ts';

/** Whose system user a grant asks for. */
export interface AskedSystemUser {
  readonly owner: string;
  /** As sent; the owner's organisation number when left out (1.3). */
  readonly externalRef: string;
}

const FIELDS = new Set(['type', 'systemuser_org', 'externalRef']);

/** Reads `authorization_details`: undefined when the grant has none. */
export function readDetails(value: unknown): AskedSystemUser | undefined | Refusal {
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.length !== 1 || typeof value[0] !== 'object' || value[0] === null) {
    return illegal('authorization_details must be an array with one element');
  }
  const detail = value[0] as Record<string, unknown>;
  if (detail.type !== 'urn:altinn:systemuser') {
    return refusal('invalid_authorization_details', 'MP-301: Unknown type in authorization_details');
  }
  const organisation = detail.systemuser_org;
  const known = Object.keys(detail).every((name) => FIELDS.has(name));
  const inner = typeof organisation === 'object' && organisation !== null ? Object.keys(organisation) : [];
  if (!known || inner.some((name) => name !== 'authority' && name !== 'ID')) {
    return refusal('invalid_authorization_details', 'MP-302: Unknown field in authorization_details');
  }
  const owner = organisationOf(organisation);
  const authority = (organisation as { authority?: unknown } | undefined)?.authority;
  if (owner === undefined || authority !== 'iso6523-actorid-upis') return illegal('systemuser_org is not valid');
  if (detail.externalRef !== undefined && typeof detail.externalRef !== 'string')
    return illegal('externalRef must be text');
  return { owner, externalRef: detail.externalRef || owner };
}

function illegal(why: string): Refusal {
  return refusal('invalid_authorization_details', `MP-303: Illegal value in authorization_details: ${why}`);
}
