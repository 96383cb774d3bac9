import type { OutputOf } from '../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { MvaPorts } from './ports.ts';
import type { KeptReturn } from './returns.ts';
import { readValidationResult } from './xml/read-answers.ts';
import { writeReturn } from './xml/write-return.ts';

type Validation = OutputOf<'mva.validate'>;

/**
 * Skatteetaten's validation service (reference/mva-melding.md 3.1): a person's ID-porten token, not Altinn's. It stores
 * nothing, and answers 200 also for an invalid return.
 */
export function validate(ports: MvaPorts, kept: KeptReturn): Promise<Outcome<Validation>> {
  return ports.audit.around({ act: 'mva.validate', client: kept.client }, () => ask(ports, kept));
}

async function ask(ports: MvaPorts, kept: KeptReturn, isSecondTry = false): Promise<Outcome<Validation>> {
  const token = await ports.personIdportenToken();
  if (!token.ok) return { ok: false, error: { ...token.error, sent: 'notSent' } };
  const answer = await ports.http.send({
    method: 'POST',
    url: ports.endpoints.mvaValidation,
    headers: { 'content-type': 'application/xml', accept: 'application/xml' },
    body: Buffer.from(writeReturn(kept.value), 'utf8'),
    bearer: token.value,
    retry: 'safe',
  });
  if (!answer.ok) return answer;
  const { status, bytes } = answer.value;
  if (status === 401 && !isSecondTry) {
    ports.forgetPerson(token.value);
    return ask(ports, kept, true);
  }
  if (status >= 500 || status === 429) {
    return fail('http.unavailable', { params: { status }, retryable: true, action: 'retry', sent: 'notSent' });
  }
  if (status !== 200) {
    return fail('mva.refused', {
      params: { status, step: 'validate' },
      action: status === 401 ? 'logIn' : 'openAccess',
      sent: 'sent',
    });
  }
  const result = await readValidationResult(bytes);
  return result.ok ? ok({ verdict: result.value.verdict, findings: [...result.value.findings] }) : result;
}
