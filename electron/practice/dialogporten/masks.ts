import { createHmac, randomBytes } from 'node:crypto';

/**
 * Persons are shown under a mask that is salted anew at every start: the same person has the same mask until practice
 * stops, and another one afterwards (reference dialogporten 2.6 and 9.3 line 9).
 */
export class Masks {
  readonly #salt = randomBytes(16);

  person(id: string): string {
    const mask = createHmac('sha256', this.#salt).update(id).digest('hex').slice(0, 10);
    return `urn:altinn:person:identifier-ephemeral:${mask}`;
  }

  actor(kind: string, who: string): string {
    return kind === 'systemUser' ? `urn:altinn:systemuser:uuid:${who}` : this.person(who);
  }
}
