import type { SystemUserView } from '../../../../shared/contract/access.ts';
import type { SelfLinkingView } from '../../../../shared/contract/self-linking.ts';
import type { EngineHandlers } from '../../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Access } from '../../access/access.ts';
import { packageCode } from '../../access/choice.ts';
import { jwkText } from '../../access/keys-public.ts';
import { samePackages } from '../../access/package-sets.ts';
import { delegationScopes } from '../../access/scopes.ts';
import type { ClientDelegation } from '../../altinn/client-delegation.ts';
import { PACKAGE_PREFIX } from '../../altinn/powers.ts';
import type { Base } from '../../base.ts';
import type { LinkTasks } from '../linking-tasks.ts';
import type { Machine } from './machine.ts';
import type { SelfLinking } from './self-linking.ts';
import type { SelfLinkingSwitch } from './switch.ts';

type Handlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `selfLinking.${string}`>>;

export interface SelfLinkingParts {
  readonly power: SelfLinkingSwitch;
  readonly selfLinking: SelfLinking;
  readonly api: ClientDelegation;
  readonly tasks: LinkTasks;
  readonly machine: Machine;
}

const ADMINISTRATOR = 'klientadministrator';
const PACKAGE = `${PACKAGE_PREFIX}${ADMINISTRATOR}`;

/** Of those on the integration that has the key apart. Of several one that can nothing else, and of those the newest: it may have taken the place of one that lost the right. */
function administratorOf(users: readonly SystemUserView[]): SystemUserView | undefined {
  const fitting = users.filter(
    (user) => user.system === 'firm' && user.kind === 'standard' && user.packages.some(isAdministrator),
  );
  return fitting.findLast((user) => samePackages(user.packages, [PACKAGE])) ?? fitting.at(-1);
}
const isAdministrator = (urn: string): boolean => packageCode(urn) === ADMINISTRATOR;

/** The operations: what it needs, throwing the switch, and what it did. */
export function selfLinkingHandlers(base: Base, access: Access, parts: SelfLinkingParts): Handlers {
  const { vault, audit, clock, push, person, endpoints, store } = base;
  const { power, selfLinking, machine } = parts;

  const ownKey = async () => {
    const keys = await vault.keys();
    return keys.ok ? keys.value.find((key) => key.role === 'selfLinking') : undefined;
  };

  const lists = async (users: readonly SystemUserView[]): Promise<SelfLinkingView['lists']> => {
    const asked = await store.db.selectFrom('client_candidate_lists').selectAll().execute();
    return users
      .filter((user) => user.kind === 'agent')
      .map(({ id, title }) => ({
        systemUserId: id,
        title,
        confirmedAt: asked.find((list) => list.system_user_id === id)?.fetched_at ?? null,
      }));
  };

  const view = async (): Promise<Outcome<SelfLinkingView>> => {
    const [kept, state, users, key] = [
      await power.read(),
      await power.state(),
      await access.systemUsers.all(),
      await ownKey(),
    ];
    const user = administratorOf(users);
    const request = (await access.systemUsers.requests()).find(
      (each) => each.kind === 'standard' && each.status === 'New' && each.packages.some(isAdministrator),
    );
    return ok({
      state,
      machine: machine.name,
      on: kept.on && {
        person: kept.on.person,
        at: kept.on.at,
        machine: kept.on.machine,
        systemUser: kept.on.systemUser,
      },
      problem: kept.stopped ?? kept.trouble,
      needs: {
        inSystem: ((await access.state.system())?.packages ?? []).includes(PACKAGE),
        systemUser: user ? { id: user.id, title: user.title } : null,
        requestId: request?.id ?? null,
        key: key
          ? { kid: key.kid, fingerprint: key.fingerprint, jwk: jwkText(key), registeredAt: key.registeredAt ?? null }
          : null,
      },
      lastRun: kept.lastRun && { at: kept.lastRun.at, ...(await parts.tasks.countOf(kept.lastRun.jobIds)) },
      nextRunAt: state === 'on' ? new Date(kept.nextRunAt).toISOString() : null,
      lists: await lists(users),
      clientId: (await access.state.integrations()).maskinportenClientId,
      selfService: endpoints.selfService,
    });
  };
  const changed = () => {
    push('access.changed', {});
    return view();
  };

  /** A real token with the key apart, and a question that Altinn answers client administrators alone. */
  const prove = async (user: SystemUserView, kid: string): Promise<Outcome<void>> => {
    const owner = await access.state.owner();
    if (!owner.ok) return owner;
    access.selfLinkingTokens.forget();
    const token = await access.selfLinkingTokens.altinn(user, delegationScopes);
    if (!token.ok) return token;
    await vault.noteKey(kid, { registeredAt: new Date(clock.now()).toISOString() });
    return parts.api.agents(token.value, owner.value);
  };

  return {
    'selfLinking.view': view,
    'selfLinking.createKey': async ({ bits }) => {
      const made = await vault.createSelfLinkingKey(bits, access.keys.origin());
      if (!made.ok) return made;
      await audit.note({ act: 'key.create', params: { kid: made.value.kid, bits, purpose: 'selfLinking' } });
      return changed();
    },
    'selfLinking.turnOn': async () => {
      const user = administratorOf(await access.systemUsers.all());
      if (!user) return fail('selfLinking.noSystemUser', { action: 'openAccess', sent: 'notSent' });
      const key = await ownKey();
      if (!key) return fail('selfLinking.noKey', { action: 'openAccess', sent: 'notSent' });
      const entry = { act: 'selfLinking.on', params: { systemUser: user.title, machine: machine.name, kid: key.kid } };
      const proved = await audit.around(entry, () => prove(user, key.kid));
      if (!proved.ok) {
        push('access.changed', {});
        return proved;
      }
      const at = new Date(clock.now()).toISOString();
      await power.throwOn({ person: person(), at, systemUserId: user.id, systemUser: user.title });
      await selfLinking.now();
      return changed();
    },
    'selfLinking.turnOff': async () => {
      const { on } = await power.read();
      await selfLinking.off();
      if (on) await audit.note({ act: 'selfLinking.off', params: { systemUser: on.systemUser, machine: on.machine } });
      return changed();
    },
    'selfLinking.runNow': async () => {
      const { on } = await power.read();
      const state = await power.state();
      if (!on || state === 'off') return fail('selfLinking.off', { sent: 'notSent' });
      if (state === 'elsewhere')
        return fail('selfLinking.elsewhere', { params: { machine: on.machine }, sent: 'notSent' });
      await selfLinking.now();
      return changed();
    },
  };
}
