import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { VaultState } from '../../shared/contract/access.ts';
import { type EngineHandlers, type EngineOperation, operationOf } from '../../shared/contract.ts';
import { type Failure, fail, type Outcome } from '../../shared/outcome.ts';
import type { EngineConfig } from '../../shared/wire.ts';
import { finishRestore } from './backup/put-in-place.ts';
import { restoringEngine } from './backup/restoring.ts';
import { type About, blockedEngine, waitingEngine } from './blocked.ts';
import { type Composed, compose } from './compose.ts';
import type { Engine, EngineHost } from './engine-api.ts';
import { createLog } from './log/log.ts';
import { type Clock, type Keychain, type Logger, systemClock } from './ports.ts';
import { faultOf } from './store/faults.ts';
import { openStore, type Store } from './store/store.ts';
import { keytarKeychain } from './vault/keychain.ts';
import { openVault } from './vault/vault.ts';

/** What tests give in place of the machine's own. */
export interface EngineParts {
  readonly clock: Clock;
  readonly keychain: Keychain;
  /** What reads PDF files; absent: that of the sources. */
  readonly pdfReader?: URL | undefined;
}

/** `pdfReader`: where its bundle lies. */
export function createEngine(config: EngineConfig, host: EngineHost, pdfReader: URL): Promise<Engine> {
  return openEngine(config, host, { clock: systemClock, keychain: keytarKeychain(), pdfReader });
}

/**
 * Opens keychain, database and everything on top, in that order. A keychain that is locked or a database that is damaged
 * or newer gives an engine that says so, not a crash; while the operating system asks the person, one that says that.
 */
export async function openEngine(config: EngineConfig, host: EngineHost, parts: EngineParts): Promise<Engine> {
  const about = { startedAt: new Date(parts.clock.now()).toISOString(), profileId: config.profileId };
  await mkdir(config.folder, { recursive: true });
  const log = createLog({ folder: config.logFolder, name: `engine-${config.environment}`, clock: parts.clock });
  log.info('engine.open', { environment: config.environment, version: config.appVersion });
  let isAsking: () => void = () => undefined;
  const asking = new Promise<undefined>((resolve) => {
    isAsking = () => resolve(undefined);
  });
  const onVaultState = (state: VaultState) => {
    if (state === 'waiting') isAsking();
    host.push('access.changed', {});
  };
  const opening = open({ config, host, parts, log, about, onVaultState });
  const opened = await Promise.race([opening, asking]);
  return opened ?? waitingEngine(opening, about, () => host.push('health.changed', {}));
}

interface OpenInput {
  readonly config: EngineConfig;
  readonly host: EngineHost;
  readonly parts: EngineParts;
  readonly log: ClosableLog;
  readonly about: About;
  readonly onVaultState: (state: VaultState) => void;
}

type ClosableLog = ReturnType<typeof createLog>;

async function open({ config, host, parts, log, about, onVaultState }: OpenInput): Promise<Engine> {
  const { clock, keychain, pdfReader } = parts;
  const vault = await openVault({
    keychain,
    environment: config.environment,
    profileId: config.profileId,
    folder: config.folder,
    temporaryKeychain: config.temporaryKeychain,
    clock,
    log,
    onState: onVaultState,
  });
  if (config.restoring) {
    const { folder, environment, profileId, personName, downloadFolder } = config;
    const place = { folder, environment, profileId, personName, downloadFolder };
    return closing(restoringEngine({ ...place, host, vault, clock, log, about }), log);
  }
  const finished = await finishRestore({ folder: config.folder, vault, now: () => clock.now() });
  if (!finished.ok) return closing(blockedEngine(finished.error, databaseState(finished.error), about), log);
  const key = await vault.databaseKey();
  if (!key.ok) return closing(blockedEngine(key.error, 'locked', about), log);
  const path = join(config.folder, 'klientbro.db');
  const store = openStore({ path, key: key.value, keyKnownRight: true, clock, log });
  if (!store.ok) return closing(blockedEngine(store.error, databaseState(store.error), about), log);
  const composed = await compose({
    config,
    host,
    clock,
    log,
    vault,
    store: store.value,
    databaseKey: key.value,
    pdfReader,
    about,
  });
  return running(composed, store.value, log);
}

function running(composed: Composed, store: Store, log: ClosableLog): Engine {
  let stopping = false;
  return {
    grantFile: composed.grantFile,
    setPerson: composed.setPerson,
    setConditions: composed.setConditions,
    call: async (name, input) => {
      if (stopping) return fail('engine.stopping', { retryable: true, sent: 'notSent' });
      return answer(composed.handlers, name, input, log);
    },
    stop: async () => {
      stopping = true;
      await composed.stop();
      await store.close();
      log.info('engine.stopped');
      await log.close();
    },
  };
}

/** An exception here is a bug: its place goes to the log, its code to the window, its text nowhere. */
async function answer(
  handlers: EngineHandlers,
  name: EngineOperation,
  input: unknown,
  log: Logger,
): Promise<Outcome<unknown>> {
  const parsed = operationOf(name).input.safeParse(input);
  if (!parsed.success) return fail('gate.invalidInput', { params: { operation: name } });
  try {
    const handler = handlers[name] as (value: unknown) => Promise<Outcome<unknown>>;
    return await handler(parsed.data);
  } catch (error) {
    // A full or damaged disk is told as what it is, wherever in an operation it was met.
    const fault = faultOf(error);
    if (fault) return { ok: false, error: fault.failure };
    log.error('engine.bug', {
      operation: name,
      kind: error instanceof Error ? error.name : 'unknown',
      at: placeOf(error),
    });
    return fail('engine.bug', { params: { operation: name }, sent: 'unknown' });
  }
}

function placeOf(error: unknown): string {
  const line = error instanceof Error ? error.stack?.split('\n').find((each) => each.includes('    at ')) : undefined;
  return line?.trim().slice(0, 200) ?? '';
}

function databaseState(problem: Failure): 'newerVersion' | 'locked' | 'failed' {
  if (problem.code === 'store.newerVersion') return 'newerVersion';
  return problem.code.startsWith('vault.') ? 'locked' : 'failed';
}

function closing(engine: Engine, log: ClosableLog): Engine {
  return {
    ...engine,
    stop: async () => {
      await engine.stop();
      await log.close();
    },
  };
}
