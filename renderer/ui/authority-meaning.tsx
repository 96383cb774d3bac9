import type { ErrorCode } from '../../shared/errors.ts';
import { authorityCodes } from '../../shared/i18n/authority-codes.ts';
import { type TextParams, useText } from './text.ts';

/** Codes of ours that stand for one answer of the authority's, and whose sentence already says what it means and its cure. */
const saysItAll: ReadonlySet<string> = new Set<ErrorCode>([
  'access.clientIdRefused',
  'access.clientLacksPackage',
  'access.clientListFailed',
  'access.clientListForbidden',
  'access.clientNotRemoved',
  'access.clientUnknown',
  'access.delegationFailed',
  'access.notForClients',
  'access.packageNotInSystem',
  'access.requestGone',
  'access.systemUnknown',
  'access.systemUserUnknown',
  'claims.partyUnknown',
  'claims.profileRefused',
  'claims.tokenRefused',
]);

/** What an authority's own code means and what to do next; nothing where we have no sentence for it, or have said so already. */
export function AuthorityMeaning({
  of: { code, params },
}: {
  of: { readonly code: string; readonly params: TextParams };
}) {
  const t = useText('authority');
  const { authorityCode } = params;
  const meaning = authorityCode === undefined || saysItAll.has(code) ? undefined : authorityCodes[authorityCode];
  return meaning === undefined ? null : <p>{t(`is.${meaning}`)}</p>;
}
