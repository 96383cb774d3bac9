import { needs, type Subject } from '../../../shared/contract/needs.ts';
import type { Right } from '../../../shared/contract/people.ts';
import type { EngineHandlers, EngineOperation } from '../../../shared/contract.ts';
import { type Failure, failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Acting, Actor } from './actor.ts';
import { lacking, mayAtAll, type Rights, rightsForAll, seesEverything } from './rights.ts';
import { sieves } from './sieve.ts';
import { scopesOf, sightOf } from './sight.ts';
import { clientsOf, rightOfJob, type SubjectPorts } from './subjects.ts';

export interface GuardPorts extends SubjectPorts {
  readonly actor: Actor;
  readonly here: () => Rights | undefined;
  readonly acting: () => Acting;
}

type AnyHandler = (input: unknown) => Promise<Outcome<unknown>>;
type AnySieve = (answer: unknown, sight: unknown) => unknown;
type AnyLine = readonly [
  needed: Right | 'none' | 'job' | ((input: unknown) => Right | 'none' | 'job'),
  about?: (input: unknown) => readonly Subject[],
];

/** Every handler, behind the table of needs: who is here, whether they may, in whose name it is logged, what of the answer they see. */
export function guarded(handlers: EngineHandlers, ports: GuardPorts): EngineHandlers {
  const names = Object.keys(handlers) as EngineOperation[];
  return Object.fromEntries(
    names.map((name) => [name, (input: unknown) => guardedCall(ports, name, handlers[name] as AnyHandler, input)]),
  ) as unknown as EngineHandlers;
}

async function guardedCall(
  ports: GuardPorts,
  name: EngineOperation,
  handler: AnyHandler,
  input: unknown,
): Promise<Outcome<unknown>> {
  const here = ports.here();
  const acting = ports.acting();
  const refusal = await refusalOf(ports, here, needs[name] as unknown as AnyLine, input);
  if (refusal) return { ok: false, error: refusal };
  const answer = await ports.actor.as(acting, () => handler(input));
  const sieve = sieves[name] as AnySieve | undefined;
  if (!answer.ok || !sieve || !here || seesEverything(here)) return answer;
  return ok(sieve(answer.value, await sightOf(ports.store, here)));
}

async function refusalOf(
  ports: GuardPorts,
  here: Rights | undefined,
  [needed, about]: AnyLine,
  input: unknown,
): Promise<Failure | undefined> {
  const wanted = typeof needed === 'function' ? needed(input) : needed;
  if (wanted === 'none') return undefined;
  if (!here) return failure('people.notHere', { sent: 'notSent' });
  const subjects = about?.(input) ?? [];
  const right = wanted === 'job' ? await rightOfJob(ports.store, subjects) : wanted;
  if (!mayAtAll(here, right)) return notAllowed(right);
  // Whoever may do it for every client needs no looking up.
  if (right === 'setUp' || (here.blocked.length === 0 && rightsForAll(here).has(right))) return undefined;
  const numbers = await clientsOf(ports, subjects);
  if (numbers === null) return notAllowed(right);
  const lacks = lacking(here, right, await scopesOf(ports.store, numbers));
  return lacks ? notAllowed(right, lacks.organisationNumber) : undefined;
}

export function notAllowed(right: Right, client = ''): Failure {
  return failure('people.notAllowed', { params: { right, client }, sent: 'notSent' });
}
