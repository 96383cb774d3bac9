import { failure, type Outcome } from '../../../shared/outcome.ts';
import { type CheckStep, failed, found } from '../access/check.ts';
import type { Look, Reached } from './look.ts';

export interface ClaimsChecks {
  readonly isChosen: () => Promise<boolean>;
  readonly reached: () => Promise<readonly Reached[]>;
  readonly nameOf: (organisationNumber: string) => Promise<string>;
  readonly look: Pick<Look, 'open'>;
}

/**
 * One question about one client: the only proof that the data access profile is right, and that a scope, a system user and its
 * packages together open anything (skatteetaten-systembruker.md 1.5, 1.7). None where the firm does not use the service.
 */
export async function claimsSteps({ isChosen, reached, nameOf, look }: ClaimsChecks): Promise<CheckStep[]> {
  if (!(await isChosen())) return [];
  const run = async (signal: AbortSignal) => {
    const [client] = await reached();
    if (!client) return found('warning', 'claimsNobody');
    const answer: Outcome<unknown> = await look.open(client, { byPerson: true, signal });
    const names = [await nameOf(client.organisationNumber)];
    if (answer.ok) return found('ok', 'claimsRight', {}, names);
    if (answer.error.code === 'http.cancelled') return failed(failure('http.cancelled'));
    return { ...failed(answer.error), names };
  };
  return [{ id: 'claims.question', group: 'claims', subject: '', run }];
}
