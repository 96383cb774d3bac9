import { z } from 'zod';
import { failureView } from '../../../../shared/contract/common.ts';
import { fail, type Outcome } from '../../../../shared/outcome.ts';
import { delegationScopes } from '../../access/scopes.ts';
import type { HeldSystemUser } from '../../access/system-users.ts';
import type { ClientDelegation } from '../../altinn/client-delegation.ts';
import type { SystemUserTokens } from '../../altinn/tokens.ts';
import type { Settings } from '../../store/settings.ts';
import type { Hand } from '../hand.ts';
import type { Machine } from './machine.ts';

/** Thrown by whom, when, on which machine, and with which system user it works. */
const on = z.object({
  person: z.string(),
  at: z.string(),
  machineId: z.string(),
  machine: z.string(),
  systemUserId: z.string(),
  systemUser: z.string(),
});
const kept = z.object({
  on: on.nullable(),
  /** Nothing more is tried until a person has mended it. */
  stopped: failureView.nullable(),
  /** The last try came to nothing; it is tried again. */
  trouble: failureView.nullable(),
  tries: z.number(),
  lastRun: z.object({ at: z.string(), jobIds: z.array(z.string()) }).nullable(),
  /** Milliseconds since 1970. */
  nextRunAt: z.number(),
});
export type Kept = z.infer<typeof kept>;
export type Thrown = z.infer<typeof on>;

const OFF: Kept = { on: null, stopped: null, trouble: null, tries: 0, lastRun: null, nextRunAt: 0 };
const KEY = 'selfLinking';

export interface SwitchPorts {
  readonly settings: Settings;
  readonly machine: Machine;
  readonly systemUser: (id: string) => Promise<HeldSystemUser | undefined>;
  /** Signed with the key apart. */
  readonly tokens: Pick<SystemUserTokens, 'altinn' | 'forget'>;
  readonly api: ClientDelegation;
}

/** Whether the firm's own system user links clients, on which machine, and on whose authority; off until a person throws it. */
export class SelfLinkingSwitch {
  readonly #ports: SwitchPorts;
  #kept: Promise<Kept> | undefined;

  constructor(ports: SwitchPorts) {
    this.#ports = ports;
  }

  read(): Promise<Kept> {
    this.#kept ??= this.#ports.settings.read(KEY, kept).then((found) => found ?? OFF);
    return this.#kept;
  }

  async save(change: Partial<Kept>): Promise<void> {
    // At once, so that two changes at the same time do not undo each other.
    const next = this.read().then((before) => ({ ...before, ...change }));
    this.#kept = next;
    await this.#ports.settings.set(KEY, await next);
  }

  /** elsewhere: on, at a machine that is not this one. stopped: on, and waits for a person. */
  async state(): Promise<'off' | 'on' | 'stopped' | 'elsewhere'> {
    const now = await this.read();
    if (!now.on) return 'off';
    if (!this.#isHere(now.on)) return 'elsewhere';
    return now.stopped ? 'stopped' : 'on';
  }

  throwOn(by: Omit<Thrown, 'machineId' | 'machine'>): Promise<void> {
    const { id, name } = this.#ports.machine;
    return this.save({ ...OFF, on: { ...by, machineId: id, machine: name } });
  }

  async throwOff(): Promise<void> {
    const { lastRun } = await this.read();
    await this.save({ ...OFF, lastRun });
    this.#ports.tokens.forget();
  }

  /** Whose token it is, and how the log names it: the system user acted, here, on that person's authority. */
  readonly hand = (): Hand => ({
    api: this.#ports.api,
    tells: true,
    token: () => this.#token(),
    forget: () => this.#ports.tokens.forget(),
    named: async () => {
      const { on: thrown } = await this.read();
      if (!thrown) return { params: {} };
      return { person: thrown.systemUser, params: { machine: thrown.machine, authority: thrown.person } };
    },
  });

  async #token(): Promise<Outcome<string>> {
    const { on: thrown } = await this.read();
    if (!thrown) return fail('selfLinking.off', { sent: 'notSent' });
    if (!this.#isHere(thrown))
      return fail('selfLinking.elsewhere', { params: { machine: thrown.machine }, sent: 'notSent' });
    const user = await this.#ports.systemUser(thrown.systemUserId);
    if (!user) return fail('selfLinking.noSystemUser', { action: 'openAccess', sent: 'notSent' });
    return this.#ports.tokens.altinn(user, delegationScopes);
  }

  #isHere({ machineId, machine }: Thrown): boolean {
    return machineId === this.#ports.machine.id && machine === this.#ports.machine.name;
  }
}
