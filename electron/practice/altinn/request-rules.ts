import { findPackage } from '../core/packages.ts';
import type { ProblemCode } from './problems.ts';
import type { RequestKind } from './requests.ts';
import type { RegisteredSystem, Right } from './systems.ts';

export interface RequestFault {
  readonly code: ProblemCode;
  readonly extension?: Record<string, unknown>;
}

interface Wished {
  readonly kind: RequestKind;
  readonly rights: readonly Right[];
  readonly accessPackages: readonly { readonly urn: string }[];
  readonly redirectUrl: string | undefined;
}

/** Steps 8 and 9 of the order in which a new request is checked (reference: system user, 4.3). A change may add nothing. */
export function contentFault(
  request: Wished,
  system: RegisteredSystem,
  { mayBeEmpty = false } = {},
): RequestFault | undefined {
  return redirectFault(request.redirectUrl, system) ?? powerFault(request, system, mayBeEmpty);
}

/** Scheme, host and path must equal those of one registered address; query and fragment are free. */
function redirectFault(redirectUrl: string | undefined, system: RegisteredSystem): RequestFault | undefined {
  if (redirectUrl === undefined || redirectUrl === '') return undefined;
  if (system.allowedRedirectUrls.length === 0) return { code: '00026' };
  const place = (url: string) => (URL.canParse(url) ? new URL(url).origin + new URL(url).pathname : undefined);
  const wished = place(redirectUrl);
  const isAllowed = wished !== undefined && system.allowedRedirectUrls.some((url) => place(url) === wished);
  return isAllowed ? undefined : { code: '00021' };
}

function powerFault(request: Wished, system: RegisteredSystem, mayBeEmpty: boolean): RequestFault | undefined {
  const registered = new Set(system.rights.flatMap((right) => right.resource.map((pair) => pair.value)));
  const wished = request.rights.flatMap((right) => right.resource.map((pair) => pair.value));
  if (wished.some((resource) => !registered.has(resource))) return { code: '00001' };
  const urns = request.accessPackages.map((item) => item.urn);
  if (!mayBeEmpty && urns.length + wished.length === 0) return { code: request.kind === 'agent' ? '00058' : '00059' };
  const listed = new Set(system.accessPackages.map((item) => item.urn));
  const missing = urns.filter((urn) => !listed.has(urn));
  if (missing.length > 0) return { code: '00063', extension: { NotFoundPackages: missing.join(', ') } };
  const fits = request.kind === 'agent' ? 'isDelegable' : 'isAssignable';
  const unfit = urns.filter((urn) => findPackage(urn)?.[fits] !== true);
  if (unfit.length === 0) return undefined;
  return { code: request.kind === 'agent' ? '00065' : '00064', extension: { NotDelegablePackages: unfit.join(', ') } };
}
