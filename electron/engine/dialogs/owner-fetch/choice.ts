import { z } from 'zod';
import type { Settings } from '../../store/settings.ts';
import type { Queries } from '../../store/store.ts';

const choice = z.object({
  texts: z.boolean(),
  files: z.boolean(),
  /** Messages with content from then on are fetched: what came before was not part of the choice. */
  since: z.string(),
  by: z.string(),
  at: z.string(),
});
export type OwnerChoice = z.infer<typeof choice>;

const KEY = 'dialogs.ownerFetch';

/** Whether the background fetches texts and attachments: off until chosen. */
export class OwnerChoices {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  read(): Promise<OwnerChoice | undefined> {
    return this.#settings.read(KEY, choice);
  }

  async save(
    wish: { texts: boolean; files: boolean },
    who: { by: string; at: string },
    trx: Queries,
    before?: OwnerChoice,
  ) {
    const since = before?.texts ? before.since : who.at;
    await this.#settings.set(KEY, { texts: wish.texts, files: wish.texts && wish.files, since, ...who }, trx);
  }
}
