import { z } from 'zod';
import type { ClaimsSettingsView } from '../../../shared/contract/claims-settings.ts';
import type { Settings } from '../store/settings.ts';

const PROFILE = 'claims.profile';
const ALONE = 'claims.onlyWorkstation';
/** What accounting software's data access profile is called (skatteetaten-systembruker.md 1.5). */
const USUAL_PROFILE = 'regnskapssystem';
/** Of the five that Skatteetaten allows a company, whose other workstations ask too (1.8, 7). */
const AT_ONCE = 2;
const ALL = 5;

/** What the firm has said of how Skatteetaten is asked. */
export class ClaimsSettings {
  readonly #settings: Settings;
  #isAlone = false;

  constructor(settings: Settings) {
    this.#settings = settings;
    // Until it is read the lower number holds.
    this.read().catch(() => undefined);
  }

  /** How many questions at once, over both services. */
  atOnce(): number {
    return this.#isAlone ? ALL : AT_ONCE;
  }

  async read(): Promise<ClaimsSettingsView> {
    const profile = (await this.#settings.read(PROFILE, z.string())) ?? USUAL_PROFILE;
    this.#isAlone = (await this.#settings.read(ALONE, z.boolean())) ?? false;
    return { profile, onlyWorkstation: this.#isAlone };
  }

  async save({ profile, onlyWorkstation }: ClaimsSettingsView): Promise<void> {
    await this.#settings.set(PROFILE, profile);
    await this.#settings.set(ALONE, onlyWorkstation);
    this.#isAlone = onlyWorkstation;
  }
}
