import type { VaultState, Which } from '../../../shared/contract/access.ts';
import type { KeysView } from '../../../shared/contract/keys.ts';
import { failure, type Outcome } from '../../../shared/outcome.ts';
import { powersOf } from '../altinn/powers.ts';
import { type CheckStep, type Finding, failed, found } from './check.ts';
import { daysLeft } from './keys-year.ts';
import { codeOf } from './package-sets.ts';
import { registerScope } from './scopes.ts';
import type { AccessState } from './state.ts';

/** What is looked at of an entry in the system register. */
interface SystemEntry {
  readonly isDeleted?: boolean | undefined;
  readonly isVisible?: boolean | undefined;
  readonly clientId?: readonly string[] | undefined;
  readonly accessPackages?: readonly { readonly urn: string }[] | undefined;
}

export interface MaskinportenChecks {
  readonly state: Pick<AccessState, 'integrations' | 'system'>;
  readonly vaultState: () => VaultState;
  readonly keys: () => Promise<Outcome<KeysView>>;
  /** Those that the firm needs. */
  readonly scopes: readonly { readonly scope: string }[];
  /** With tokens of its own: what is in use does not notice, and nothing held makes a refusal look granted. */
  readonly token: (scopes: readonly string[]) => Promise<Outcome<{ readonly token: string }>>;
  /** Of the visible system's integration, where there is one. */
  readonly visible: { readonly scopes: readonly string[]; readonly token: MaskinportenChecks['token'] } | null;
  readonly register: (bearer: string, systemId: string) => Promise<Outcome<SystemEntry | null>>;
  readonly systemUsers: readonly { readonly id: string; readonly title: string }[];
  readonly verify: (id: string) => Promise<Outcome<unknown>>;
  readonly now: () => number;
  /** False: no use in waiting for Maskinporten once more. */
  readonly reached: () => boolean;
}

/** Keychain and key, each scope, the system in the register, each system user: what stands on another is skipped without it. */
export function maskinportenSteps(options: MaskinportenChecks): CheckStep[] {
  /** Why the next ones would only fail alike. */
  let hindrance: Finding | undefined;
  const unlessHindered = (run: () => Promise<Finding>) => async () => hindrance ?? run();
  const key: CheckStep = {
    id: 'key.inUse',
    group: 'key',
    subject: '',
    run: async () => {
      const finding = keyFinding(await options.keys(), options.now());
      if (!options.reached()) hindrance = found('skipped', 'afterFailure');
      if (finding.state === 'failed' && finding.problem) hindrance = found('skipped', 'afterFailure');
      if (finding.state === 'skipped') hindrance = found('skipped', 'notYet');
      const { maskinportenClientId } = await options.state.integrations();
      if (!maskinportenClientId) hindrance ??= found('skipped', 'notYet');
      return finding;
    },
  };
  const scopes = options.scopes.map(
    ({ scope }): CheckStep => ({
      id: `scopes.${scope}`,
      group: 'scopes',
      subject: scope,
      run: unlessHindered(async () => {
        const token = await options.token([scope]);
        if (token.ok) return found('ok', 'scopeGranted');
        if (token.error.code !== 'maskinporten.scopeNotGranted') hindrance = found('skipped', 'afterFailure');
        return failed({ ...token.error, params: { ...token.error.params, scope } });
      }),
    }),
  );
  const visible: CheckStep[] = options.visible
    ? [{ id: 'system.visible', group: 'system', subject: '', run: unlessHindered(() => visibleFinding(options)) }]
    : [];
  const systemUsers = options.systemUsers.map(
    ({ id, title }): CheckStep => ({
      id: `systemUsers.${id}`,
      group: 'systemUsers',
      subject: title,
      run: unlessHindered(async () => {
        const verified = await options.verify(id);
        return verified.ok ? found('ok', 'systemUserRight') : failed(verified.error);
      }),
    }),
  );
  return [
    { id: 'key.keychain', group: 'key', subject: '', run: () => vaultFinding(options.vaultState()) },
    key,
    ...scopes,
    { id: 'system.register', group: 'system', subject: '', run: unlessHindered(() => systemFinding(options, 'firm')) },
    ...visible,
    ...(systemUsers.length > 0
      ? systemUsers
      : [
          { id: 'systemUsers.none', group: 'systemUsers' as const, subject: '', run: () => found('skipped', 'notYet') },
        ]),
  ];
}

function vaultFinding(state: VaultState): Finding {
  if (state === 'ready' || state === 'absent') return found('ok', 'vaultReady');
  if (state === 'temporary') return found('warning', 'vaultTemporary');
  return failed(failure(state === 'noKeychain' ? 'vault.noKeychain' : 'vault.locked', { action: 'openAccess' }));
}

function keyFinding(keys: Outcome<KeysView>, now: number): Finding {
  if (!keys.ok) return failed(keys.error);
  const inUse = keys.value.keys.find(({ role }) => role === 'inUse');
  if (!inUse) return found('skipped', 'notYet');
  const { expiresOn, warning } = inUse;
  const days = daysLeft(expiresOn, now);
  if (warning === 'none') return found('ok', 'keyRight', { day: expiresOn });
  // Whether Maskinporten still takes it, the scopes tell.
  return warning === 'over'
    ? found('failed', 'keyOver', { day: expiresOn })
    : found('warning', 'keyEnds', { day: expiresOn, count: days });
}

/** Its key and its scopes are those of another integration. */
async function visibleFinding(options: MaskinportenChecks): Promise<Finding> {
  for (const scope of options.visible?.scopes ?? []) {
    const token = await options.visible?.token([scope]);
    if (token && !token.ok) return failed({ ...token.error, params: { ...token.error.params, scope } });
  }
  return systemFinding(options, 'visible');
}

/** Deleted entries are returned too, marked (reference/systemuser.md 3.1). */
async function systemFinding({ state, token, register }: MaskinportenChecks, which: Which): Promise<Finding> {
  const [ours, ids] = [await state.system(which), await state.integrations()];
  if (!ours) return found('skipped', 'notYet');
  const bearer = await token(registerScope);
  if (!bearer.ok) return failed(bearer.error);
  const read = await register(bearer.value.token, ours.systemId);
  if (!read.ok) return failed(read.error);
  const there = read.value;
  const params = { systemId: ours.systemId };
  if (!there) return found('failed', 'systemMissing', params);
  if (there.isDeleted) return found('failed', 'systemDeleted', params);
  const clientId = which === 'firm' ? ids.maskinportenClientId : ids.visibleClientId;
  if (!there.clientId?.includes(clientId)) return found('failed', 'systemClientId', params);
  if (which === 'visible' && !there.isVisible) return found('warning', 'systemHidden', params);
  const held = new Set(powersOf(there));
  const lacking = ours.packages.filter((urn) => !held.has(urn)).map(codeOf);
  return lacking.length > 0
    ? found('failed', 'systemPackages', { ...params, count: lacking.length, list: lacking.join(', ') })
    : found('ok', 'systemRight', { ...params, count: held.size });
}
