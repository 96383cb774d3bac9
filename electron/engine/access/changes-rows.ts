import { z } from 'zod';
import { type SystemUserChange, systemUserChange } from '../../../shared/contract/changes.ts';
import type { Settings } from '../store/settings.ts';

const KEY = 'access.changes';
const rows = z.array(systemUserChange);

/** The last change asked for of each system user. They are few, so they stand together in one setting. */
export class ChangeRows {
  readonly #settings: Settings;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  async all(): Promise<SystemUserChange[]> {
    return (await this.#settings.read(KEY, rows)) ?? [];
  }

  /** Takes the place of whatever there was for the same system user. */
  save(change: SystemUserChange): Promise<void> {
    return this.#write((all) => [...all.filter((each) => each.systemUserId !== change.systemUserId), change]);
  }

  /** Only while it is still there: a look under way must not bring back what was removed meanwhile. */
  update(id: string, values: Partial<SystemUserChange>): Promise<void> {
    return this.#write((all) => all.map((each) => (each.id === id ? { ...each, ...values } : each)));
  }

  remove(id: string): Promise<void> {
    return this.#write((all) => all.filter((each) => each.id !== id));
  }

  /** One after the other, since each writes the whole list. */
  #write(change: (all: SystemUserChange[]) => SystemUserChange[]): Promise<void> {
    const written = this.#writing.then(async () => this.#settings.set(KEY, change(await this.all())));
    this.#writing = written.catch(() => undefined);
    return written;
  }
}
