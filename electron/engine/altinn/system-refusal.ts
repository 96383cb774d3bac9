import { z } from 'zod';
import type { ErrorCode } from '../../../shared/errors.ts';
import { type Failure, failure } from '../../../shared/outcome.ts';
import type { HttpAnswer } from '../http/http.ts';
import { altinnRefusal } from './problem.ts';

/** What each check of the system register is about (reference/systemuser.md 3.3 and 9.3): the field stands in our code. */
const FIELD: Readonly<Record<string, ErrorCode>> = {
  '00000': 'system.idRefused',
  '00001': 'system.idRefused',
  '00002': 'access.systemExists',
  '00003': 'system.rightsRefused',
  '00004': 'system.clientIdTaken',
  '00005': 'system.redirectRefused',
  '00006': 'system.rightsRefused',
  '00007': 'system.packagesRefused',
  '00008': 'system.packagesRefused',
  '00009': 'system.rightsRefused',
  '00011': 'system.clientIdsRefused',
  '00012': 'system.idRefused',
  '00013': 'system.idRefused',
  '00017': 'system.rightsRefused',
  '00018': 'system.notVisible',
};
const PREFIX = 'AUTH.VLD-';
/** The values that were wrong, where the register tells them (9.1). */
const VALUES = [
  'Invalid Resource Id Details : ',
  'ResourceIds Not Found : ',
  'ResourceIds Not Delegable : ',
  'Invalid Urn Details : ',
];

const finding = z.looseObject({ code: z.string() });
/** STD-00000 holds findings, STD-00001 several problems, which may hold findings of their own. */
const problem = z.looseObject({
  code: z.string().optional(),
  validationErrors: z.array(finding).optional(),
  problems: z.array(z.looseObject({ code: z.string(), validationErrors: z.array(finding).optional() })).optional(),
  errors: z.record(z.string(), z.array(z.string())).optional(),
});

/** A refusal by the system register. Of several findings the first decides our code; `authorityCode` names them all. */
export function registerRefusal(answer: HttpAnswer): Failure {
  const general = altinnRefusal(answer);
  const body = answer.json(problem);
  if (!body.ok) return textRefusal(answer, general);
  const { problems = [], validationErrors = [], errors = {} } = body.value;
  const findings = [...validationErrors, ...problems.flatMap((each) => each.validationErrors ?? [each])];
  const codes = [...new Set(findings.map((each) => each.code))];
  // Whether the id is taken decides what comes next, whatever else is wrong.
  const known = codes.map((code) => FIELD[code.replace(PREFIX, '')]).filter((code) => code !== undefined);
  const code = known.find((each) => each === 'access.systemExists') ?? known[0];
  if (code !== undefined) {
    const values = [...findings, body.value].flatMap((each) => valuesOf(each)).join(' | ');
    const params = { authorityCode: codes.join(' '), ...(values ? { values } : {}) };
    return failure(code, { params, action: 'fixInput', sent: 'notSent' });
  }
  if (answer.status === 409) return { ...general, code: 'access.systemExists' };
  // DELETE tells what is wrong under the key `return` only.
  const told = (errors.return ?? []).join(' ');
  if (/not found/i.test(told)) return { ...general, code: 'system.gone' };
  if (/client id/i.test(told)) return { ...general, code: 'system.noClientId' };
  return general;
}

/** The register answers some refusals as bare text. */
function textRefusal(answer: HttpAnswer, general: Failure): Failure {
  if (answer.status === 409) return { ...general, code: 'access.systemExists' };
  if (answer.status === 404) return { ...general, code: 'system.gone' };
  if (answer.status === 400 && /marked as deleted/i.test(answer.text())) return { ...general, code: 'system.deleted' };
  return general;
}

function valuesOf(part: Readonly<Record<string, unknown>>): string[] {
  return VALUES.map((key) => part[key]).filter((value) => typeof value === 'string');
}
