import { randomBytes } from 'node:crypto';
import type { Context } from 'koa';

/** AUTH codes with HTTP status and title (reference: system user, 9.2; where the sheet sums a title up, the words are ours, and 400 where it tells no status). */
const PROBLEMS = {
  '00000': [400, "Can't resolve the Organisation Number from the logged in Reportee PartyId."],
  '00001': [400, 'One or more Right not found or not delegable.'],
  '00002': [400, 'The Delegation failed.'],
  '00003': [400, 'Failed to create the SystemUser.'],
  '00004': [400, 'Failed to create new SystemUser, existing SystemUser tied to the given System-Id.'],
  '00005': [400, 'The operation failed.'],
  '00006': [400, 'The combination of External Ids refer to an Accepted SystemUser'],
  '00007': [400, 'The combination of External Ids refer to a Pending Request'],
  '00008': [400, 'The combination of External Ids refer to a Denied Request'],
  '00009': [400, 'The combination of External Ids refer to a Rejected Request'],
  '00010': [404, 'The Id does not refer to a Request in our system.'],
  '00011': [404, 'The Id does not refer to a Registered System.'],
  '00012': [404, 'An error occured when storing the Request.'],
  '00013': [409, 'The Status of the Request is not New.'],
  '00014': [403, 'DelegationCheck failed with unknown error.'],
  '00015': [404, 'The SystemUser was not found.'],
  '00016': [403, 'DelegationCheck failed: the role is missing.'],
  '00017': [404, 'The SystemName was not found.'],
  '00018': [403, 'DelegationCheck failed: no direct delegation.'],
  '00019': [403, 'DelegationCheck failed: the service right is missing.'],
  '00020': [403, 'DelegationCheck failed: the authentication level is too low.'],
  '00021': [400, 'The RedirectUri was not found or not valid.'],
  '00022': [400, 'The operation to revoke rights failed.'],
  '00023': [401, "Can't resolve the Organisation Number for the Vendor from the Token."],
  '00024': [403, "You don't have rights to delete this systemuser."],
  '00025': [400, 'Not a valid request for creating an agent system user.'],
  '00026': [400, 'No redirect uris are set for the system'],
  '00027': [400, 'The package cannot be mapped to a role.'],
  '00028': [400, 'The customer id is missing or invalid.'],
  '00029': [400, 'Not in use.'],
  '00030': [404, 'The Id does not refer to an AgentRequest in our system.'],
  '00031': [400, 'Party does not match delegation facilitator.'],
  '00032': [400, 'The assignment was not found.'],
  '00033': [400, 'Failed to delete the agent.'],
  '00034': [400, 'The system user is not of type agent.'],
  '00035': [
    400,
    'The system user has delegations from customer. Remove the delegations before deleting the system user',
  ],
  '00036': [400, 'The system user is not of type standard.'],
  '00037': [400, 'There are too many assignments.'],
  '00038': [400, 'The delegation was not found.'],
  '00039': [400, 'The facilitator does not match.'],
  '00040': [400, 'The assignment does not match.'],
  '00041': [403, "Party does not match request's orgno"],
  '00042': [403, "Party does not match agent request's orgno"],
  '00043': [401, 'Unauthorized to get clients.'],
  '00044': [403, 'Forbidden to get clients.'],
  '00045': [400, 'Failed to get clients.'],
  '00046': [400, 'Failed to list the packages.'],
  '00047': [400, 'Failed to add the right holder.'],
  '00048': [400, 'Failed to push the system user.'],
  '00049': [400, 'The party uuid is missing.'],
  '00050': [400, 'The delegation check failed.'],
  '00051': [400, 'The delegation of access packages failed.'],
  '00052': [400, 'The access packages are not valid.'],
  '00053': [400, 'Not enough access to delegate'],
  '00054': [400, 'Failed to remove the right holder.'],
  '00055': [500, 'Failed to get delegated access packages.'],
  '00056': [400, 'Failed to delete the system user.'],
  '00057': [400, 'Failed to delete the access package.'],
  '00058': [400, 'No AccessPackages are provided in the request'],
  '00059': [400, 'No AccessPackages or Single Rights are provided in the request'],
  '00060': [404, 'An error occured when Updating the Request.'],
  '00061': [409, 'The Status of the Change Request is not New. A new correlation id is needed.'],
  '00062': [500, 'Failed to get delegated rights.'],
  '00063': [400, 'One or more accesspackage is not found in the referenced system in the System Register.'],
  '00064': [400, 'One or more access packages are not delegable. They are meant for clients.'],
  '00065': [400, 'One or more access packages are not intended for client relationships.'],
  '00066': [403, 'The request requires logged in user to have accessmanager write.'],
  '00067': [400, 'Unable to add system user as agent for the organisation'],
  '00068': [403, 'DelegationCheck failed: the access package is missing.'],
  '00069': [403, 'DelegationCheck failed: the access list denies it.'],
  '00070': [403, 'DelegationCheck failed: the resource is not delegable.'],
  '00071': [403, 'DelegationCheck failed: a Maskinporten schema.'],
  '00072': [400, 'The operation failed for a self-identified user.'],
  '00073': [400, 'The operation failed for a self-identified user.'],
  '00074': [400, 'The operation failed for a self-identified user.'],
  '00075': [400, 'The operation failed for a self-identified user.'],
  '00076': [400, 'The operation failed for a self-identified user.'],
  '00077': [400, 'The operation failed for a self-identified user.'],
  '00078': [400, 'The operation failed for a self-identified user.'],
  '00079': [400, 'Client not found.'],
  '00080': [400, 'Client does not have the accesspackages the agent system user requires'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof PROBLEMS;

export function isProblemCode(code: string): code is ProblemCode {
  return code in PROBLEMS;
}

export function statusOf(code: ProblemCode): number {
  return PROBLEMS[code][0];
}

/** (a) of 9.1. */
export function problem(context: Context, code: ProblemCode, extension: Record<string, unknown> = {}): void {
  send(context, PROBLEMS[code][0], { ...bodyOf(code), traceId: trace(), ...extension });
}

function bodyOf(code: ProblemCode): Record<string, unknown> {
  const [status, title] = PROBLEMS[code];
  return { type: `urn:altinn:error:AUTH-${code}`, title, status, code: `AUTH-${code}` };
}

/** AUTH.VLD codes (9.3). */
const FINDINGS = {
  '00000': 'The org number identifier is not valid ISO6523 identifier',
  '00001': 'The system id does not match the format orgnumber_xxxx...',
  '00002': 'The system id already exists',
  '00003': "One or all the resources in rights is not found in altinn's resource register",
  '00004': 'One of the client id is already tagged with an existing system',
  '00005': 'One or more of the redirect urls format is not valid. The valid format is https://xxx.xx',
  '00006': 'One or more duplicate rights found',
  '00007': 'One or more duplicate access packages found',
  '00008': 'One or all the accesspackage(s) is not found in altinn or is not delegable',
  '00009': 'One or more resource id is in wrong format. The valid format is urn:altinn:resource',
  '00010': 'Not in use.',
  '00011': 'One or more duplicate client ids found',
  '00012': 'The system id in the body does not match the system id in the url',
  '00013': 'System ID cannot have spaces in id (leading, trailing or in between the id)',
  '00014': 'The agent query parameter is missing or invalid',
  '00015': 'The system user is not of type agent',
  '00016': 'The client query parameter is missing or invalid',
  '00017': 'One or more resource type is not delegable',
  '00018': 'System with access packages for client relations cannot be visible',
} as const;

/** AM.VLD codes of client delegation (6.4). */
const DELEGATION_FINDINGS = {
  '00006': 'The entity does not exist',
  '00007': 'A query parameter is invalid',
  '00010': 'The assignment is active in delegations',
  '00026': 'The user is not authorised',
  '00027': 'The operation could not be completed',
  '00028': 'Not found',
  '00033': 'The package is not assignable to the type of the recipient',
} as const;

export type DelegationFinding = keyof typeof DELEGATION_FINDINGS;

export interface Finding {
  readonly code: keyof typeof FINDINGS;
  readonly path: string;
  readonly title?: string;
  readonly extension?: Record<string, unknown>;
}

/** (b) of 9.1. */
export function validationProblem(context: Context, findings: readonly Finding[]): void {
  sendFindings(
    context,
    findings.map(({ code, path, title, extension }) => ({
      code: `AUTH.VLD-${code}`,
      title: title ?? FINDINGS[code],
      paths: [path],
      ...extension,
    })),
  );
}

/** The same of access management. */
export function delegationProblem(context: Context, code: DelegationFinding, path: string): void {
  sendFindings(context, [{ code: `AM.VLD-${code}`, title: DELEGATION_FINDINGS[code], paths: [path] }]);
}

function sendFindings(context: Context, validationErrors: readonly Record<string, unknown>[]): void {
  send(context, 400, {
    type: 'urn:altinn:error:STD-00000',
    title: 'One or more validation errors occurred.',
    status: 400,
    code: 'STD-00000',
    validationErrors,
    traceId: trace(),
  });
}

/** Several problems at once (9.1). */
export function severalProblems(context: Context, codes: readonly ProblemCode[]): void {
  send(context, 400, {
    type: 'urn:altinn:error:STD-00001',
    title: 'Multiple problems occurred.',
    status: 400,
    code: 'STD-00001',
    problems: codes.map((code) => bodyOf(code)),
    traceId: trace(),
  });
}

/** Any of the codes by its whole name; false when there is none of that name. */
export function namedProblem(context: Context, name: string): boolean {
  const [, family, code = ''] = /^(AUTH\.VLD|AM\.VLD|STD)-(\d{5})$/.exec(name) ?? [];
  if (family === 'AUTH.VLD' && code in FINDINGS)
    validationProblem(context, [{ code: code as Finding['code'], path: '/' }]);
  else if (family === 'AM.VLD' && code in DELEGATION_FINDINGS)
    delegationProblem(context, code as DelegationFinding, '/');
  else if (family === 'STD')
    code === '00001' ? severalProblems(context, ['00063', '00021']) : sendFindings(context, []);
  else return false;
  return true;
}

/** (c) of 9.1: the framework's own, for a malformed GUID or a missing member. */
export function modelProblem(context: Context, errors: Readonly<Record<string, readonly string[]>>): void {
  send(context, 400, {
    type: 'https://tools.ietf.org/html/rfc9110#section-15.5.1',
    title: 'One or more validation errors occurred.',
    status: 400,
    errors,
    traceId: trace(),
  });
}

/** The framework's problem without a code of Altinn's. */
export function plainProblem(context: Context, status: number, title: string): void {
  send(context, status, { type: 'about:blank', title, status, traceId: trace() });
}

function send(context: Context, status: number, body: Record<string, unknown>): void {
  context.status = status;
  context.body = JSON.stringify(body);
  context.type = 'application/problem+json; charset=utf-8';
}

function trace(): string {
  return `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True when well formed; otherwise the framework's answer has been sent. */
export function isGuid(context: Context, name: string, value: string): boolean {
  if (GUID.test(value)) return true;
  modelProblem(context, { [name]: [`The value '${value}' is not valid.`] });
  return false;
}
