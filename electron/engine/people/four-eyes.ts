import { type Failure, failure } from '../../../shared/outcome.ts';

/** Who is here, as it is kept with what they prepare and file. */
export interface Signer {
  readonly id: string;
  readonly name: string;
  readonly provedBy: 'said' | 'idporten';
}

/** Why this person's click does not count as the second pair of eyes; undefined: it does. `preparer`: id, or a name from before people had ids. */
export function fourEyesRefusal(preparer: string, signer: Signer): Failure | undefined {
  if (preparer === signer.id || preparer === signer.name) return failure('people.samePerson', { sent: 'notSent' });
  // A name chosen from a list shows nothing: without proof one person could be both.
  if (signer.provedBy !== 'idporten') return failure('people.notProved', { action: 'logIn', sent: 'notSent' });
  return undefined;
}
