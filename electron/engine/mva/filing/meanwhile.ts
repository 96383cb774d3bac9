/** After a restore, or with a new database over a damaged one: what Altinn has that is not written here (design section 3). */
import { z } from 'zod';
import { failure } from '../../../../shared/outcome.ts';
import { Settings } from '../../store/settings.ts';
import type { Store } from '../../store/store.ts';
import { bodyOf, foundInstances, standOf } from './answers.ts';
import { endOfFailed, type StepContext, type StepEnd } from './step.ts';

/** Setting: the instant from which this database does not know what was filed. */
export const LOOK_UP_SINCE = 'mva.lookUpSince';
/** Altinn's clock and this machine's may differ, and a backup takes a while. */
const SLACK_MS = 10 * 60_000;

const told = z.array(z.string());

/** A client's instances from the time that is not written here; a person is told once of each and then decides. */
export class Meanwhile {
  readonly #settings: Settings;
  constructor(store: Store) {
    this.#settings = new Settings(store);
  }

  /** Undefined: nothing stands in the way of a new instance. Sends nothing. */
  async check({ app, tokens, entry, journal }: StepContext): Promise<StepEnd | undefined> {
    const since = await this.#settings.read(LOOK_UP_SINCE, z.string());
    if (since === undefined) return undefined;
    const { organisation_number: organisationNumber, client_name: client } = entry.row;
    const key = `mva.toldOf.${organisationNumber}`;
    const seen = (await this.#settings.read(key, told)) ?? [];
    const reply = await app.search(tokens, organisationNumber);
    const found = bodyOf(reply, foundInstances)?.instances;
    if (!found) {
      if (reply.kind !== 'refused' && reply.kind !== 'done') return endOfFailed(reply);
      if (seen.includes('blind')) return undefined;
      await this.#settings.set(key, [...seen, 'blind']);
      return { kind: 'failed', error: failure('mva.meanwhileUnknown', { params: { client }, sent: 'notSent' }) };
    }
    const known = await journal.knownInstances(organisationNumber);
    const from = Date.parse(since) - SLACK_MS;
    const others = found.filter(
      ({ id, created, process, data }) =>
        !known.has(id) &&
        !seen.includes(id) &&
        Date.parse(created ?? '') >= from &&
        // An empty draft holds no return.
        ((process && standOf(process) !== 'fillIn') || data?.some(({ dataType }) => dataType === 'mvamelding')),
    );
    if (others.length === 0) return undefined;
    await this.#settings.set(key, [...seen, ...others.map(({ id }) => id)]);
    const params = { client, count: others.length };
    return { kind: 'failed', error: failure('mva.filedMeanwhile', { params, action: 'retry', sent: 'notSent' }) };
  }
}
