import type { PeopleRules, PeopleView, PersonWish } from '../../../shared/contract/people.ts';
import { type Failure, fail, failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Audit, AuditParams } from '../audit/audit.ts';
import type { Clock } from '../ports.ts';
import { attempt } from '../store/faults.ts';
import type { Queries, Store } from '../store/store.ts';
import { leavesNobodyToSetUp } from './rights.ts';
import { scopesOf } from './sight.ts';
import type { KeptPerson, PeopleStore } from './store.ts';

export interface StaffOptions {
  readonly store: Store;
  readonly people: PeopleStore;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly osUser: string;
  readonly rules: () => PeopleRules;
  readonly saveRules: (rules: PeopleRules, trx: Queries) => Promise<void>;
}

/** The list of people: added, changed, put to rest, never deleted. Every change stands in the log with it. */
export class Staff {
  readonly #options: StaffOptions;
  constructor(options: StaffOptions) {
    this.#options = options;
  }

  async view(): Promise<Outcome<PeopleView>> {
    const { store, people, osUser, rules } = this.#options;
    const all = people.all();
    const groups = new Set((await scopesOf(store)).flatMap((client) => client.groups));
    for (const { grants } of all) for (const { group } of grants) if (group !== null) groups.add(group);
    return ok({
      people: all.map(({ proof, ...person }) => person),
      rules: rules(),
      groups: [...groups].sort((a, b) => a.localeCompare(b, 'nb')),
      osUser,
    });
  }

  async save(id: string | null, wish: PersonWish): Promise<Outcome<PeopleView>> {
    const { people } = this.#options;
    const before = id === null ? undefined : people.find(id);
    if (id !== null && !before) return fail('people.unknown', { sent: 'notSent' });
    const refusal = this.#nameTaken(id, wish.name) ?? (before && this.#nobodyLeft(before, wish.setUp));
    if (refusal) return { ok: false, error: refusal };
    const act = before ? 'person.change' : 'person.add';
    const saved = await attempt(() => people.save(id, wish, (trx) => this.#note(act, paramsOf(wish, before), trx)));
    return saved.ok ? this.view() : saved;
  }

  async setActive(id: string, active: boolean): Promise<Outcome<PeopleView>> {
    const { people } = this.#options;
    const person = people.find(id);
    if (!person) return fail('people.unknown', { sent: 'notSent' });
    const refusal = active ? undefined : this.#nobodyLeft(person, false);
    if (refusal) return { ok: false, error: refusal };
    const deactivatedAt = active ? null : this.#now();
    const act = active ? 'person.activate' : 'person.deactivate';
    return this.#change(person, { deactivated_at: deactivatedAt }, act);
  }

  /** The next login binds anew: the first one may have been somebody else's. What it may do goes with it. */
  async forgetIdentity(id: string): Promise<Outcome<PeopleView>> {
    const person = this.#options.people.find(id);
    if (!person) return fail('people.unknown', { sent: 'notSent' });
    return this.#change(person, { proof: null, proved_at: null }, 'person.forgetIdentity', async (trx) => {
      const own = trx.selectFrom('filing_logins').select('identity').where('person_id', '=', id);
      await trx.deleteFrom('filing_rights').where('identity', 'in', own).execute();
      await trx.deleteFrom('filing_logins').where('person_id', '=', id).execute();
    });
  }

  async setRules(rules: PeopleRules): Promise<Outcome<PeopleView>> {
    const { store, saveRules } = this.#options;
    const params = { fourEyes: rules.fourEyes ? 'yes' : 'no', idleMinutes: rules.idleMinutes };
    const saved = await attempt(() =>
      store.transaction(async (trx) => {
        await saveRules(rules, trx);
        await this.#note('person.rules', params, trx);
      }),
    );
    return saved.ok ? this.view() : saved;
  }

  /** A name that another has is left as it was: the log must tell them apart. */
  async rename(person: KeptPerson, name: string): Promise<void> {
    if (this.#nameTaken(person.id, name)) return;
    const params = { from: person.name, name };
    const beside = (trx: Queries) => this.#note('person.change', params, trx, name);
    await this.#options.people.change(person.id, { name }, beside);
  }

  async bindAccount(person: KeptPerson): Promise<void> {
    const { people, osUser } = this.#options;
    const beside = (trx: Queries) => this.#note('person.account', { osUser }, trx, person.name);
    await people.change(person.id, { os_user: osUser }, beside);
  }

  async bindIdentity(person: KeptPerson, hash: string): Promise<void> {
    await this.#options.people.change(person.id, { proof: hash, proved_at: this.#now() });
  }

  async #change(
    person: KeptPerson,
    change: Parameters<PeopleStore['change']>[1],
    act: string,
    further?: (trx: Queries) => Promise<void>,
  ): Promise<Outcome<PeopleView>> {
    const beside = async (trx: Queries) => {
      await further?.(trx);
      await this.#note(act, { name: person.name }, trx);
    };
    const changed = await attempt(() => this.#options.people.change(person.id, change, beside));
    return changed.ok ? this.view() : changed;
  }

  #nameTaken(id: string | null, name: string): Failure | undefined {
    const folded = name.toLocaleLowerCase('nb');
    const other = this.#options.people
      .all()
      .find((person) => person.id !== id && person.name.toLocaleLowerCase('nb') === folded);
    return other && failure('people.nameTaken', { params: { name: other.name }, action: 'fixInput', sent: 'notSent' });
  }

  #nobodyLeft(person: KeptPerson, setUp: boolean): Failure | undefined {
    if (person.deactivatedAt !== null) return undefined;
    return leavesNobodyToSetUp(this.#options.people.active(), { id: person.id, setUp })
      ? failure('people.lastSetUp', { params: { name: person.name }, sent: 'notSent' })
      : undefined;
  }

  #note(act: string, params: AuditParams, trx: Queries, person?: string): Promise<void> {
    return this.#options.audit.note({ act, params, person }, trx);
  }

  #now(): string {
    return new Date(this.#options.clock.now()).toISOString();
  }
}

/** What the log keeps of a person's rights: enough to see who gave whom what. */
function paramsOf(wish: PersonWish, before: KeptPerson | undefined): AuditParams {
  const groups = wish.grants.filter(({ rights }) => rights.length > 0);
  return {
    name: wish.name,
    ...(before && before.name !== wish.name && { from: before.name }),
    ...(wish.osUser !== '' && { osUser: wish.osUser }),
    setUp: wish.setUp ? 'yes' : 'no',
    rights: groups.map(({ group, rights }) => `${group ?? '*'}: ${rights.join(' ')}`).join('; '),
    ...(wish.blocked.length > 0 && { blocked: wish.blocked.join(' ') }),
  };
}
