import { z } from 'zod';
import type { OtherKey } from '../../../shared/contract/keys.ts';
import type { Settings } from '../store/settings.ts';
import { warningOf, yearAfter } from './keys-year.ts';

const note = z.object({ kid: z.string(), machine: z.string(), person: z.string(), registeredOn: z.string() });
export type OtherNote = z.infer<typeof note>;

const NAME = 'access.otherKeys';

/** Keys of other workstations, as somebody noted them: nothing is known of them but what was written here. */
export class OtherKeys {
  readonly #settings: Settings;
  constructor(settings: Settings) {
    this.#settings = settings;
  }

  async all(now: number): Promise<OtherKey[]> {
    return (await this.#read()).map((each) => {
      const expiresOn = yearAfter(each.registeredOn);
      return { ...each, expiresOn, warning: warningOf(expiresOn, now) };
    });
  }

  /** The same kid once more replaces the note. */
  async save(value: OtherNote): Promise<void> {
    const rest = (await this.#read()).filter(({ kid }) => kid !== value.kid);
    await this.#settings.set(NAME, [...rest, value]);
  }

  /** False when there was none. */
  async forget(kid: string): Promise<boolean> {
    const all = await this.#read();
    const rest = all.filter((each) => each.kid !== kid);
    if (rest.length < all.length) await this.#settings.set(NAME, rest);
    return rest.length < all.length;
  }

  async #read(): Promise<OtherNote[]> {
    return (await this.#settings.read(NAME, z.array(note))) ?? [];
  }
}
