import { type Channel, filing } from '../../../../shared/contract/mva.ts';
import type { EngineHandlers } from '../../../../shared/contract.ts';
import { periodKey } from '../../../../shared/mva/periods.ts';
import { type Failure, fail, failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import { bodyOf, instance, type Reply, standOf } from '../filing/answers.ts';
import { MvaApp, type Tokens } from '../filing/app.ts';
import type { Journal } from '../filing/journal.ts';
import { replaceable } from '../filing/replacing.ts';
import type { MvaPorts } from '../ports.ts';
import { Returns } from '../returns.ts';
import { Others, otherView } from './others.ts';

type Handlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `surroundings.${string}`>>;

/** What a person sees of a return's surroundings in Altinn, and what they may clear away there. */
export function surroundingsHandlers(ports: MvaPorts, journal: Journal): Handlers {
  const others = new Others(ports.store);
  const returns = new Returns(ports.store);
  return {
    'surroundings.view': async ({ returnId }) => {
      const kept = await returns.find(returnId);
      if (!kept) return fail('mva.unknownReturn', { params: { returnId }, sent: 'notSent' });
      const wanted = { category: kept.value.category, period: periodKey(kept.value.period) };
      const { organisationNumber } = kept.client;
      const earlier = await journal.ofPeriod({ organisation_number: organisationNumber, ...wanted });
      const of = replaceable(earlier, ports.clock.now())?.row;
      const replaces = of?.instance
        ? {
            filingId: of.id,
            returnId: of.return_id,
            instance: of.instance,
            sentAt: earlier.find(({ row }) => row.id === of.id)?.steps.get('confirmed')?.done_at ?? of.started_at,
            verdict: filing.shape.verdict.parse(of.verdict),
          }
        : null;
      const found = (await others.of(organisationNumber)).map((other) => otherView(other, wanted));
      // What is delivered for other periods is of no concern here.
      return ok({ replaces, others: found.filter((other) => other.concerns || other.stand === 'draft') });
    },
    'surroundings.deleteInstance': async ({ organisationNumber, instance: id, channel }) => {
      const client = await ports.clients.find(organisationNumber);
      const known = (await others.of(organisationNumber)).some((other) => other.id === id);
      if (!client || !known) return fail('mva.unknownClient', { params: { organisationNumber }, sent: 'notSent' });
      const taken = (await journal.knownInstances(organisationNumber)).has(id);
      if (taken) return fail('mva.filingOpen', { params: { client: client.name }, sent: 'notSent' });
      const { mvaApp: app, platform } = ports.endpoints;
      const altinn = new MvaApp({ http: ports.http, app, platform, signal: new AbortController().signal });
      const deleted = await deleteDraft(ports, altinn, { id, channel, client });
      if (!deleted.ok) return deleted;
      await others.forget(id);
      ports.push('mva.changed', { returnId: '' });
      return ok({});
    },
  };
}

interface Draft {
  readonly id: string;
  readonly channel: Channel;
  readonly client: { readonly organisationNumber: string; readonly name: string };
}

/** Asks first where it stands: what has come past the fill-in is somebody's, and may be on its way. */
async function deleteDraft(ports: MvaPorts, app: MvaApp, { id, channel, client }: Draft): Promise<Outcome<void>> {
  const tokens = tokensFor(ports, channel, client.organisationNumber);
  const reply = await app.instance(tokens, id);
  if (isGone(reply)) return ok(undefined);
  const found = bodyOf(reply, instance);
  if (!found) return { ok: false, error: refusalOf(reply) };
  if (!found.process || standOf(found.process) !== 'fillIn') {
    return fail('mva.notDraft', { params: { client: client.name }, sent: 'notSent' });
  }
  return ports.audit.around(
    { act: 'surroundings.deleteInstance', client, params: { instance: id, channel } },
    async () => {
      const gone = await app.remove(tokens, id);
      return gone.kind === 'done' || isGone(gone) ? ok(undefined) : { ok: false, error: refusalOf(gone) };
    },
  );
}

const isGone = (reply: Reply): boolean => reply.kind === 'refused' && (reply.status === 404 || reply.status === 410);

function refusalOf(reply: Reply): Failure {
  if (reply.kind === 'done') return failure('http.unexpectedAnswer', { params: { host: 'Altinn', element: 'id' } });
  if (reply.kind !== 'refused')
    return { ...reply.error, action: reply.kind === 'login' ? 'logIn' : reply.error.action };
  return failure('mva.refused', {
    params: { status: reply.status, step: 'instanceCreated' },
    action: 'openAccess',
    sent: 'notSent',
  });
}

function tokensFor(ports: MvaPorts, channel: Channel, organisationNumber: string): Tokens {
  return channel === 'person'
    ? { get: () => ports.personAltinnToken(), forget: (refused: string) => ports.forgetPerson(refused) }
    : {
        get: () => ports.systemUserToken(organisationNumber),
        forget: (refused) => ports.forgetSystemUserToken(refused),
      };
}
