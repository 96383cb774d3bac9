import type { Context, Next } from 'koa';
import type { Room } from '../core/context.ts';
import { isProblemCode, namedProblem, problem } from './problems.ts';

interface Failure {
  readonly match: string;
  readonly method: string | undefined;
  readonly code: string;
  left: number;
}

/** Listing clients is the one place where the answer carries the words of the service behind (reference: system user, 6.3). */
const WITH_DETAIL: ReadonlySet<string> = new Set(['00043', '00044', '00045']);

/**
 * `POST /_faults/altinn` `{ match, code, method?, times? }`: the next requests whose path begins with `match` answer this code:
 * five digits for one of AUTH, else its whole name (`AUTH.VLD-00010`, `AM.VLD-00027`, `STD-00001`). For what goes wrong behind
 * Altinn's own walls, where practice has nothing that could go wrong (9.2).
 */
export const altinnFailures: Room = ({ faults }) => {
  const failures: Failure[] = [];
  faults.hook('altinn', ({ match, code, method, times }) => {
    if (typeof match !== 'string' || typeof code !== 'string' || !(isProblemCode(code) || /^[A-Z.]+-\d{5}$/.test(code)))
      throw new Error('match and code');
    const left = typeof times === 'number' ? times : 1;
    failures.push({ match, code, method: typeof method === 'string' ? method : undefined, left });
  });
  return (request: Context, next: Next) => {
    const failure = failures.find(
      ({ match, method, left }) =>
        left > 0 && request.path.startsWith(match) && (method === undefined || method === request.method),
    );
    if (!failure) return next();
    failure.left -= 1;
    const { code } = failure;
    if (!isProblemCode(code)) return namedProblem(request, code) ? undefined : next();
    problem(request, code, WITH_DETAIL.has(code) ? { 'Problem Detail : ': 'The service behind did not answer.' } : {});
  };
};
