import type { Which } from '../../../shared/contract/access.ts';
import type { Check } from '../../../shared/contract/checks.ts';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import type { EngineHandlers } from '../../../shared/contract.ts';
import { ok } from '../../../shared/outcome.ts';
import { SystemRegister } from '../altinn/system-register.ts';
import type { Base } from '../base.ts';
import type { NetworkFacts } from '../http/passage.ts';
import { Maskinporten } from '../maskinporten/tokens.ts';
import type { Access } from './access.ts';
import { type CheckStep, SelfCheck } from './check.ts';
import { clientSteps } from './check-clients.ts';
import { maskinportenSteps } from './check-maskinporten.ts';
import { MASKINPORTEN, networkSteps } from './check-network.ts';
import type { AccessState } from './state.ts';

export interface ChecksParts {
  readonly network: () => Promise<NetworkFacts>;
  readonly clients: () => Promise<readonly ClientRow[]>;
  readonly claims: () => Promise<readonly CheckStep[]>;
}

export interface Checks {
  readonly handlers: Pick<EngineHandlers, Extract<keyof EngineHandlers, `checks.${string}`>>;
  readonly stop: () => void;
}

/** The front of "Sjekk oppsettet": everything the set-up rests on, looked at anew. */
export function createChecks(base: Base, access: Access, parts: ChecksParts): Checks {
  const { http, clock, log, push, audit, vault, endpoints } = base;
  const { state, setUp } = access;
  const register = new SystemRegister(http, endpoints.platform);
  const plan = async () => {
    const asSystem = (which: Which) =>
      new Maskinporten({
        http,
        clock,
        log,
        endpoints: endpoints.maskinporten,
        clientId: () => state.clientId(which),
        key: () => access.keys.inUse(),
      });
    const [maskinporten, asVisible] = [asSystem('firm'), asSystem('visible')];
    const visibleScopes = (await access.scopes.visible()).map(({ scope }) => scope);
    const claims = (await access.scopes.tasks()).includes('claims');
    let reached = true;
    const onUnreached = (name: string) => {
      if (name === MASKINPORTEN) reached = false;
    };
    return [
      ...networkSteps({ http, network: parts.network, endpoints, claims, onUnreached }),
      ...maskinportenSteps({
        state,
        vaultState: () => vault.state(),
        keys: () => access.keys.handlers['keys.list']({}),
        scopes: await access.scopes.maskinporten(),
        token: (scopes) => maskinporten.token(scopes),
        visible: (await state.system('visible'))
          ? { scopes: visibleScopes, token: (scopes) => asVisible.token(scopes) }
          : null,
        register: (bearer, systemId) => register.read(bearer, systemId),
        systemUsers: await access.systemUsers.all(),
        verify: (id) => access.handlers['access.verifySystemUser']({ id }),
        now: () => clock.now(),
        reached: () => reached,
      }),
      ...clientSteps(parts.clients),
      ...(await parts.claims()),
    ];
  };
  const selfCheck = new SelfCheck({
    clock,
    log,
    push,
    plan,
    about: async () => ({
      organisationNumber: (await state.firm())?.organisationNumber ?? '',
      clientId: (await state.integrations()).maskinportenClientId,
      systemId: (await state.system())?.systemId ?? '',
    }),
    onFinished: async (checks) => {
      await audit.note({ act: 'setUp.check', params: countsOf(checks) });
      const known = await setUp.overview();
      // The cards must not say another thing than the list.
      if (known.maskinporten.problem || (await saysOtherwise(state, checks)))
        await access.handlers['access.checkIntegration']({});
    },
  });
  return {
    handlers: {
      'checks.last': async () => ok(selfCheck.view()),
      'checks.start': async () => ok(selfCheck.start()),
      'checks.cancel': async () => ok(selfCheck.cancel()),
    },
    stop: () => {
      selfCheck.cancel();
    },
  };
}

function countsOf(checks: readonly Check[]) {
  const of = (state: Check['state']) => checks.filter((each) => each.state === state).length;
  return { ok: of('ok'), warning: of('warning'), failed: of('failed'), skipped: of('skipped') };
}

async function saysOtherwise(state: AccessState, checks: readonly Check[]): Promise<boolean> {
  const known = await state.scopes();
  return checks.some((line) => {
    const granted = known[line.subject]?.granted ?? false;
    return line.group === 'scopes' && line.state !== 'skipped' && (line.state === 'ok') !== granted;
  });
}
