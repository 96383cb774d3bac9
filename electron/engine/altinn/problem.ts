import { z } from 'zod';
import type { ErrorCode } from '../../../shared/errors.ts';
import { type Failure, failure } from '../../../shared/outcome.ts';
import type { HttpAnswer } from '../http/http.ts';

const problem = z.object({
  code: z.string().optional(),
  title: z.string().optional(),
  validationErrors: z.array(z.object({ code: z.string(), title: z.string().optional() })).optional(),
  errors: z.record(z.string(), z.unknown()).optional(),
});

/** Altinn's own code in an error answer: `code`, else the first validation error, else the first key, else nothing (reference/systemuser.md 9.1). */
export function altinnCode(answer: HttpAnswer): string {
  const body = answer.json(problem);
  if (!body.ok) return '';
  const validation = body.value.validationErrors?.[0]?.code;
  const isGeneral = body.value.code === undefined || body.value.code.startsWith('STD-');
  if (isGeneral && validation) return validation;
  return body.value.code ?? Object.keys(body.value.errors ?? {})[0] ?? '';
}

const MEANING: Readonly<Record<string, ErrorCode>> = {
  'AUTH-00004': 'access.systemUserExists',
  'AUTH-00006': 'access.requestExists',
  'AUTH-00007': 'access.requestExists',
  'AUTH-00008': 'access.requestExists',
  'AUTH-00009': 'access.requestExists',
  'AUTH-00010': 'access.requestGone',
  'AUTH-00030': 'access.requestGone',
  'AUTH-00011': 'access.systemUnknown',
  'AUTH-00013': 'access.requestAnswered',
  'AUTH-00015': 'access.systemUserUnknown',
  'AUTH-00021': 'access.redirectRefused',
  'AUTH-00026': 'access.redirectRefused',
  'AUTH-00061': 'access.changeAnswered',
  'AUTH-00063': 'access.packageNotInSystem',
  'AUTH-00064': 'access.packageUnsuitable',
  'AUTH-00065': 'access.packageUnsuitable',
  'AUTH-00079': 'access.clientUnknown',
  'AUTH-00080': 'access.clientLacksPackage',
  'AUTH.VLD-00002': 'access.systemExists',
};

/** A refusal by Altinn as a failure: with Altinn's code when it gave one, else its status. Nothing was changed there. */
export function altinnRefusal(answer: HttpAnswer): Failure {
  const code = altinnCode(answer);
  const retryable = answer.status === 429 || answer.status >= 500;
  return failure(MEANING[code] ?? 'access.altinnRefused', {
    params: { authorityCode: code || `HTTP ${answer.status}` },
    retryable,
    action: retryable ? 'retry' : 'openAccess',
    sent: answer.status >= 500 ? 'unknown' : 'notSent',
  });
}
