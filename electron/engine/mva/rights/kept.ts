import { type FilingRight, filingRight, type May } from '../../../../shared/contract/filing-rights.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { among } from '../../store/among.ts';
import { insertMany } from '../../store/insert-many.ts';
import type { FilingRightTable } from '../../store/schema/filing-rights.ts';
import type { Store } from '../../store/store.ts';

const COLUMNS = ['identity', 'organisation_number', 'fill_in', 'sign', 'source', 'checked_at'] as const;

/** What is known of each login, by client. It belongs to the login's identity: another person, or another login of theirs, has none of it. */
export class KeptRights {
  readonly #store: Store;
  constructor(store: Store) {
    this.#store = store;
  }

  /** The login each person was last seen with. */
  logins() {
    return this.#store.db.selectFrom('filing_logins').selectAll().execute();
  }

  login(personId: string) {
    return this.#store.db.selectFrom('filing_logins').selectAll().where('person_id', '=', personId).executeTakeFirst();
  }

  /** What was read with another login of the person says nothing of this one. */
  async loggedIn(personId: string, identity: string, at: string): Promise<void> {
    const before = await this.login(personId);
    const read_at = before?.identity === identity ? before.read_at : null;
    const row = { identity, logged_in_at: at, read_at, problem: null };
    await this.#store.db
      .insertInto('filing_logins')
      .values({ person_id: personId, ...row })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
      .execute();
  }

  async of(identity: string): Promise<Map<string, FilingRight>> {
    const rows = await this.#store.db
      .selectFrom('filing_rights')
      .selectAll()
      .where('identity', '=', identity)
      .execute();
    return new Map(rows.map((row) => [row.organisation_number, rightOf(row)]));
  }

  async find(identity: string, organisationNumber: string): Promise<FilingRight | undefined> {
    const row = await this.#store.db
      .selectFrom('filing_rights')
      .selectAll()
      .where('identity', '=', identity)
      .where('organisation_number', '=', organisationNumber)
      .executeTakeFirst();
    return row && rightOf(row);
  }

  /** What is not known now leaves what was known before, with its date. */
  async told(
    identity: string,
    rights: readonly { readonly organisationNumber: string; readonly fillIn: May; readonly sign: May }[],
    at: string,
  ): Promise<void> {
    const before = await this.of(identity);
    const rows = rights
      .filter(({ fillIn, sign }) => fillIn !== 'unknown' || sign !== 'unknown')
      .map(({ organisationNumber, fillIn, sign }) => {
        const known = before.get(organisationNumber);
        return {
          identity,
          organisation_number: organisationNumber,
          fill_in: fillIn === 'unknown' ? (known?.fillIn ?? 'unknown') : fillIn,
          sign: sign === 'unknown' ? (known?.sign ?? 'unknown') : sign,
          source: 'altinn',
          checked_at: at,
        };
      });
    const replaced = rows.map((row) => row.organisation_number);
    await this.#store.transaction(async (trx) => {
      await trx
        .deleteFrom('filing_rights')
        .where('identity', '=', identity)
        .where(among('organisation_number', replaced))
        .execute();
      await insertMany(trx, 'filing_rights', COLUMNS, rows);
      await trx
        .updateTable('filing_logins')
        .set({ read_at: at, problem: null })
        .where('identity', '=', identity)
        .execute();
    });
  }

  async notTold(identity: string, problem: Failure): Promise<void> {
    await this.#store.db
      .updateTable('filing_logins')
      .set({ problem: JSON.stringify(problem) })
      .where('identity', '=', identity)
      .execute();
  }

  /** A call showed it. Answers whether that was news; a refusal is dated anew each time. */
  async learnt(
    identity: string,
    organisationNumber: string,
    { right, is, at }: { readonly right: 'fillIn' | 'sign'; readonly is: May; readonly at: string },
  ): Promise<boolean> {
    const before = await this.find(identity, organisationNumber);
    if (before?.[right] === is && is === 'yes') return false;
    const row = {
      fill_in: right === 'fillIn' ? is : (before?.fillIn ?? 'unknown'),
      sign: right === 'sign' ? is : (before?.sign ?? 'unknown'),
      source: 'filing',
      checked_at: at,
    };
    await this.#store.db
      .insertInto('filing_rights')
      .values({ identity, organisation_number: organisationNumber, ...row })
      .onConflict((conflict) => conflict.columns(['identity', 'organisation_number']).doUpdateSet(row))
      .execute();
    return true;
  }
}

const rightOf = ({ fill_in: fillIn, sign, source, checked_at: checkedAt }: FilingRightTable): FilingRight =>
  filingRight.parse({ fillIn, sign, source, checkedAt });
