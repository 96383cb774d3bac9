import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type PeopleRules, type Presence, peopleRules } from '../../../shared/contract/people.ts';
import type { EngineHandlers } from '../../../shared/contract.ts';
import { type Failure, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Audit } from '../audit/audit.ts';
import type { Clock, Push } from '../ports.ts';
import { among } from '../store/among.ts';
import { attempt } from '../store/faults.ts';
import type { Settings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { type Acting, type Actor, KLIENTBRO } from './actor.ts';
import { fourEyesRefusal, type Signer } from './four-eyes.ts';
import { guarded, notAllowed } from './guard.ts';
import { identityHash } from './identity.ts';
import { ALL_RIGHTS, lacking, rightsAnywhere, rightsFor, type Scope, seesEverything } from './rights.ts';
import { Session } from './session.ts';
import { type Sight, scopesOf, sightOf } from './sight.ts';
import { Staff } from './staff.ts';
import { type KeptPerson, PeopleStore } from './store.ts';
import type { SubjectPorts } from './subjects.ts';

type Handlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `people.${string}`>>;

export interface PeopleOptions {
  readonly store: Store;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly push: Push;
  readonly actor: Actor;
  readonly audit: Audit;
  /** The account on this machine. */
  readonly osUser: string;
  /** What the person of this profile calls themself. */
  readonly profileName: string;
  /** For the hash of what ID-porten tells. */
  readonly key: Uint8Array;
  /** Another person sat down: what was logged in belongs to the one before. */
  readonly onSwitch: () => void;
}

const RULES = 'people.rules';
const PROFILE_NAME = 'people.profileName';
const DEFAULT_RULES: PeopleRules = { fourEyes: false, idleMinutes: 15 };

/** A filing or a return as the decision who may file it sees it. */
export interface ToSign {
  readonly organisationNumber: string;
  readonly preparer: string;
}

/** The room's front: who is here, what they may do, and the guard before every handler. */
export class People {
  readonly #options: PeopleOptions;
  readonly #people: PeopleStore;
  readonly #session: Session;
  readonly #staff: Staff;
  #rules = DEFAULT_RULES;

  private constructor(options: PeopleOptions) {
    this.#options = options;
    this.#people = new PeopleStore(options.store, options.clock);
    this.#session = new Session({ osUser: options.osUser, active: () => this.#people.active() });
    this.#staff = new Staff({
      ...options,
      people: this.#people,
      rules: () => this.#rules,
      saveRules: async (rules, trx) => {
        await options.settings.set(RULES, rules, trx);
        this.#rules = rules;
      },
    });
  }

  /** Whoever opens the firm first has every right. */
  static async open(options: PeopleOptions): Promise<People> {
    const own = new People(options);
    await own.#people.load();
    own.#rules = (await options.settings.read(RULES, peopleRules)) ?? DEFAULT_RULES;
    const { osUser, profileName } = options;
    if (own.#people.all().length === 0)
      await own.#people.save(null, {
        name: profileName || osUser,
        osUser,
        ...ALL_RIGHTS,
        grants: [...ALL_RIGHTS.grants],
        blocked: [],
      });
    own.#session.stay();
    await own.rename(profileName);
    return own;
  }

  get handlers(): Handlers {
    return {
      'people.here': async () => ok(this.#presence()),
      'people.choose': ({ id }) => this.#choose(id),
      'people.leave': ({ idle }) => this.#leave(idle),
      'people.mine': async ({ organisationNumber }) => {
        const { here } = this.#session;
        if (!here) return ok({ everything: false, setUp: false, rights: [] });
        const rights =
          organisationNumber === undefined ? rightsAnywhere(here) : await this.#rightsFor(here, organisationNumber);
        return ok({ everything: seesEverything(here), setUp: here.setUp, rights: [...rights] });
      },
      'people.list': () => this.#staff.view(),
      'people.save': ({ id, wish }) => this.#changed(this.#staff.save(id, wish)),
      'people.setActive': ({ id, active }) => this.#changed(this.#staff.setActive(id, active)),
      'people.forgetIdentity': ({ id }) => this.#changed(this.#staff.forgetIdentity(id)),
      'people.saveRules': (rules) => this.#changed(this.#staff.setRules(rules)),
    };
  }

  /** Rights were changed beside this room: a group has another name. */
  async reload(): Promise<void> {
    this.#session.stay();
    await this.#people.load();
    this.#session.stay();
  }

  guarded(handlers: EngineHandlers, clientBehind: SubjectPorts['clientBehind']): EngineHandlers {
    return guarded(handlers, {
      store: this.#options.store,
      clientBehind,
      actor: this.#options.actor,
      here: () => this.#session.here,
      acting: () => this.#acting(),
    });
  }

  seesEverything(): boolean {
    const { here } = this.#session;
    return here !== undefined && seesEverything(here);
  }

  sight(): Promise<Sight> {
    return sightOf(this.#options.store, this.#session.here);
  }

  /** What the person calls themself in the profile of this account. Where others could be meant, names are changed in the list of people. */
  async rename(name: string): Promise<void> {
    const { settings } = this.#options;
    const before = await settings.get(PROFILE_NAME);
    if (name === '' || name === before) return;
    await settings.set(PROFILE_NAME, name);
    const { here } = this.#session;
    const alone = this.#session.choices().length === 1 && (here?.setUp || !this.#session.several);
    if (before === undefined || !here || !alone) return;
    await this.#staff.rename(here, name);
    this.#tell();
  }

  /** A login told who somebody is: whoever is here, or another. With one person in the firm there is nobody to tell apart. */
  async identified(number: string): Promise<void> {
    const { here } = this.#session;
    if (!here || !this.#session.several) return;
    const hash = identityHash(this.#options.key, number);
    const { audit } = this.#options;
    const owner = this.#people.all().find((person) => person.proof === hash);
    if ((owner && owner.id !== here.id) || (here.proof !== null && here.proof !== hash)) {
      await audit.note({ act: 'person.otherIdentity', person: here.name });
      return;
    }
    if (!owner) await this.#staff.bindIdentity(here, hash);
    this.#session.proved();
    await audit.note({ act: 'person.proved', person: here.name });
    this.#tell();
  }

  /** Whose login it is: the person it is bound to, else whoever is here and not bound to another; undefined: a stranger's. */
  loginOf(number: string): { personId: string; identity: string } | undefined {
    const identity = identityHash(this.#options.key, number);
    const { here, several } = this.#session;
    const isTheirs = here && (here.proof === null || here.proof === identity || !several);
    const owner = this.#people.all().find((person) => person.proof === identity) ?? (isTheirs ? here : undefined);
    return owner && { personId: owner.id, identity };
  }

  active(): readonly { id: string; name: string }[] {
    return this.#people.active();
  }

  /** Whether somebody of the firm sees a client; whoever has left sees none. */
  sees(personId: string, client: Scope): boolean {
    const person = this.#people.active().find(({ id }) => id === personId);
    return person !== undefined && rightsFor(person, client).has('read');
  }

  /** Those who see all of these clients. */
  async whoSees(organisationNumbers: readonly string[]): Promise<{ id: string; name: string }[]> {
    const clients = await scopesOf(this.#options.store, organisationNumbers);
    const seeing = this.#people.active().filter((person) => lacking(person, 'read', clients) === null);
    return seeing.map(({ id, name }) => ({ id, name }));
  }

  /** What is somebody's who does not see whose it is: a condition on the columns that name the person and the client. */
  async astray(person: string, client: string): Promise<RawBuilder<SqlBool>> {
    const active = this.#people.active();
    const limited = active.filter((each) => !seesEverything(each));
    const own = limited.map(async (each) => {
      const sight = await sightOf(this.#options.store, each);
      return sql<SqlBool>`(${sql.ref(person)} = ${each.id} AND NOT (${sight.where(client)}))`;
    });
    const gone = sql<SqlBool>`(${sql.ref(person)} IS NOT NULL AND NOT ${among(
      person,
      active.map(({ id }) => id),
    )})`;
    return sql<SqlBool>`(${sql.join([gone, ...(await Promise.all(own))], sql` OR `)})`;
  }

  /** Whoever is here, for what is kept with a return or a filing. Where the firm is one person nothing needs proof. */
  signer(): Signer | undefined {
    const { here, provedBy } = this.#session;
    return here && { id: here.id, name: here.name, provedBy };
  }

  /** Four eyes are asked for, and nothing has shown yet who is here. */
  wantsProof(): boolean {
    return this.#rules.fourEyes && this.#session.several && this.#session.provedBy === 'said';
  }

  /** Whether whoever is here may set up. */
  get setsUp(): boolean {
    return this.#session.here?.setUp ?? false;
  }

  get several(): boolean {
    return this.#session.several;
  }

  /** Why whoever is here may not have this filed. */
  async filingRefusal({ organisationNumber, preparer }: ToSign): Promise<Failure | undefined> {
    const { here } = this.#session;
    if (!here) return notAllowed('file', organisationNumber);
    if (!(await this.#rightsFor(here, organisationNumber)).has('file')) return notAllowed('file', organisationNumber);
    return this.#rules.fourEyes ? fourEyesRefusal(preparer, { ...here, provedBy: this.#session.provedBy }) : undefined;
  }

  /** Why a release does not count as the second pair of eyes; rules asked for since it was made hold for it too. */
  releaseRefusal(of: { preparer: string; by: string; personId: string | null; provedBy: string | null }) {
    if (!this.#rules.fourEyes) return undefined;
    const provedBy = of.provedBy === 'idporten' ? 'idporten' : 'said';
    return fourEyesRefusal(of.preparer, { id: of.personId ?? '', name: of.by, provedBy });
  }

  /** Whether the login that is held may be used for a filing that goes on by itself: its signer's own is. */
  async mayGoOn(filing: ToSign & { readonly signedBy: string | null }): Promise<boolean> {
    const { last } = this.#session;
    if (last && filing.signedBy === last.id) return true;
    return (await this.filingRefusal(filing)) === undefined;
  }

  #acting(): Acting {
    const { here, several, provedBy } = this.#session;
    if (!here) return KLIENTBRO;
    return several ? { name: here.name, provedBy } : { name: here.name };
  }

  #presence(): Presence {
    const { here, provedBy, accountKnown } = this.#session;
    return {
      asks: here === undefined,
      here: here ? { id: here.id, name: here.name, provedBy } : null,
      choices: this.#session.choices().map(({ id, name }) => ({ id, name })),
      accountKnown,
      idleMinutes: this.#rules.idleMinutes,
    };
  }

  async #choose(id: string): Promise<Outcome<Presence>> {
    const known = this.#session.accountKnown;
    const chosen = this.#session.choose(id);
    if (!chosen.ok) return chosen;
    const { here } = this.#session;
    if (!here) return ok(this.#presence());
    if (chosen.value) this.#options.onSwitch();
    const written = await attempt(async () => {
      if (!known) await this.#staff.bindAccount(here);
      await this.#options.audit.note({ act: 'person.here', person: here.name, params: { provedBy: 'said' } });
    });
    if (!written.ok) {
      // Nobody acts without standing in the log.
      this.#session.leave();
      return written;
    }
    this.#tell();
    return ok(this.#presence());
  }

  async #leave(idle: boolean): Promise<Outcome<Presence>> {
    // A person alone on the account would only be asked whether they are themself.
    if (this.#session.choices().length > 1) {
      this.#session.leave();
      // While idling, what was begun with a login goes on with it; whoever sits down next does not inherit it.
      if (!idle) this.#options.onSwitch();
      this.#tell();
    }
    return ok(this.#presence());
  }

  async #rightsFor(person: KeptPerson, organisationNumber: string) {
    const [scope] = await scopesOf(this.#options.store, [organisationNumber]);
    return rightsFor(person, scope ?? { organisationNumber, groups: [] });
  }

  async #changed<T>(changing: Promise<Outcome<T>>): Promise<Outcome<T>> {
    this.#session.stay();
    const changed = await changing;
    this.#session.stay();
    if (changed.ok) this.#tell();
    return changed;
  }

  /** Everything on screen may look different to whoever is here now. */
  #tell(): void {
    this.#options.push('people.changed', {});
  }
}
