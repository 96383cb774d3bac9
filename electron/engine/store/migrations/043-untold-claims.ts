import type { Migration } from '../migrate.ts';

/** The answer that news of a client's claims was last told from, until what came after it is told: a kill in between loses nothing. */
export const untoldClaims: Migration = {
  number: 43,
  name: 'untold-claims',
  statements: ['ALTER TABLE claims_parties ADD COLUMN untold TEXT'],
};
