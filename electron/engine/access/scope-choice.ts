import { z } from 'zod';
import { type FirmTask, firmTask } from '../../../shared/contract/agreements.ts';
import type { Environment } from '../../../shared/contract/common.ts';
import { environmentSettings } from '../environment-settings.ts';
import type { Settings } from '../store/settings.ts';
import { type ScopeNeed, scopeNeeds } from './scopes.ts';

const KEY = 'access.tasks';
/** What every firm is thought to want; adding clients without a login is off until chosen. */
const FIRST: readonly FirmTask[] = ['mva', 'messages'];

const VISIBLE_WORK: ReadonlySet<string> = new Set(['filing', 'messages', 'claims']);

/** Which scopes the firm needs: the least that what it uses Klientbro for can do with. */
export class ScopeChoice {
  readonly #settings: Settings;
  readonly #environment: Environment;

  constructor(settings: Settings, environment: Environment) {
    this.#settings = settings;
    this.#environment = environment;
  }

  async tasks(): Promise<FirmTask[]> {
    return (await this.#settings.read(KEY, z.array(firmTask))) ?? [...FIRST];
  }

  async choose(tasks: readonly FirmTask[]): Promise<void> {
    await this.#settings.set(KEY, [...new Set(tasks)]);
  }

  async needed(): Promise<ScopeNeed[]> {
    const tasks = await this.tasks();
    const { filingChannel } = await environmentSettings(this.#settings, this.#environment);
    const uses = new Set<string>(['always', ...tasks]);
    if (uses.has('mva') && filingChannel === 'systemUser') uses.add('filing');
    return scopeNeeds.filter((need) => need.uses.some((use) => uses.has(use)));
  }

  async maskinporten(): Promise<ScopeNeed[]> {
    return (await this.needed()).filter((need) => need.integration === 'maskinporten');
  }

  /** On the visible system's integration: what its system users work with. One at least, to see whose a token is. */
  async visible(): Promise<ScopeNeed[]> {
    const needed = await this.maskinporten();
    const work = needed.filter(({ uses }) => uses.some((use) => VISIBLE_WORK.has(use)));
    return work.length > 0 ? work : needed.filter(({ id }) => id === 'requestRead');
  }
}
