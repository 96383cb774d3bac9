/** Whether the person whose login files may do it: told by Altinn after each login, and shown by the filings themselves. */
import type { FilingRight, FilingRightsView, May } from '../../../../shared/contract/filing-rights.ts';
import type { EngineHandlers } from '../../../../shared/contract.ts';
import { type Failure, fail, failure, ok } from '../../../../shared/outcome.ts';
import { attempt } from '../../store/faults.ts';
import type { FilingClient, FilingLogin, MvaPorts } from '../ports.ts';
import { KeptRights } from './kept.ts';

type Handlers = Pick<EngineHandlers, 'filingRights.view' | 'filingRights.read'>;

/** Clients that nobody at the firm is known to be allowed to deliver for, with those who are known not to be. */
export type RightsGaps = ReadonlyMap<string, readonly string[]>;

export class FilingRights {
  readonly #ports: MvaPorts;
  readonly #kept: KeptRights;
  #held: FilingLogin | undefined;
  #reading: Promise<unknown> = Promise.resolve();

  constructor(ports: MvaPorts) {
    this.#ports = ports;
    this.#kept = new KeptRights(ports.store);
  }

  get handlers(): Handlers {
    return {
      'filingRights.view': async () => ok(await this.#view()),
      'filingRights.read': async () => {
        const login = this.held();
        if (!login) return fail('idporten.needed', { action: 'logIn', sent: 'notSent' });
        await this.settled();
        await this.#begin(() => this.#read(login));
        return ok(await this.#view());
      },
    };
  }

  /** ID-porten told whose the coming login is; undefined: nobody the firm knows. */
  loggedInAs(login: FilingLogin | undefined): void {
    this.#held = login && { ...login };
  }

  /** The login is there: what it may do is read, and whoever is about to send waits for it. */
  onLogin(): Promise<unknown> {
    const login = this.held();
    if (!login) return Promise.resolve();
    return this.#begin(async () => {
      await this.#kept.loggedIn(login.personId, login.identity, this.#now());
      await this.#read(login);
    });
  }

  settled(): Promise<unknown> {
    return this.#reading;
  }

  /** Whose login is held for filing. */
  held(): FilingLogin | undefined {
    return this.#isLoggedIn() ? this.#held : undefined;
  }

  /** A call with this login was taken, or refused for want of the right. Of another login that has come since it says nothing. */
  async learnt(login: FilingLogin | undefined, client: string, right: 'fillIn' | 'sign', is: May): Promise<void> {
    if (!login || login !== this.held()) return;
    const news = await attempt(() => this.#kept.learnt(login.identity, client, { right, is, at: this.#now() }));
    if (news.ok && news.value) this.#ports.push('mva.changed', { returnId: '' });
  }

  /** By client, of whoever would file now: the login that is held, or the one this person had last. */
  async ofWhoFiles(): Promise<ReadonlyMap<string, FilingRight>> {
    const login = await this.#login();
    return login ? this.#kept.of(login.identity) : new Map();
  }

  /** Why whoever is logged in is known not to be able to file for the client. */
  async refusal({
    organisationNumber,
    name,
  }: Pick<FilingClient, 'organisationNumber' | 'name'>): Promise<Failure | undefined> {
    const login = await this.#login();
    const right = login && (await this.#kept.find(login.identity, organisationNumber));
    if (!right || !lacks(right)) return undefined;
    const code = right.fillIn === 'no' ? 'mva.mayNotFillIn' : 'mva.mayNotSign';
    const params = { client: name, person: this.#nameOf(login.personId) };
    return failure(code, { params, action: 'retry', sent: 'notSent' });
  }

  /** Whoever logs in files for all: a client is a gap when somebody is known to lack a right and nobody to have it. */
  async gaps(): Promise<RightsGaps> {
    const lacking = new Map<string, string[]>();
    const able = new Set<string>();
    for (const { name, rights } of await this.#all())
      for (const [client, right] of rights) {
        if (lacks(right)) lacking.set(client, [...(lacking.get(client) ?? []), name]);
        else if (right.sign === 'yes') able.add(client);
      }
    return new Map([...lacking].filter(([client]) => !able.has(client)));
  }

  async #view(): Promise<FilingRightsView> {
    const login = await this.#login();
    const known = login && (await this.#kept.login(login.personId));
    const own = login ? await this.#kept.of(login.identity) : new Map<string, FilingRight>();
    const others = (await this.#all()).filter(({ personId }) => personId !== login?.personId);
    const clients = await this.#clients();
    return {
      person: login && known ? { name: this.#nameOf(login.personId), loggedInAt: known.logged_in_at } : null,
      readAt: known?.read_at ?? null,
      problem: known?.problem ? viewOf(JSON.parse(known.problem) as Failure) : null,
      rows: clients.map(({ organisationNumber, name }) => ({
        client: { organisationNumber, name },
        right: own.get(organisationNumber) ?? null,
        others: others
          .filter(({ rights }) => rights.get(organisationNumber)?.sign === 'yes')
          .map((other) => other.name),
      })),
    };
  }

  async #read({ identity }: FilingLogin): Promise<void> {
    const told = await this.#ports.rightsAtAltinn?.();
    if (!told) return;
    if (!told.ok) await this.#kept.notTold(identity, told.error);
    else {
      const rights = (await this.#clients()).map(({ organisationNumber }) => ({
        organisationNumber,
        ...told.value(organisationNumber),
      }));
      await this.#kept.told(identity, rights, this.#now());
    }
    this.#ports.push('mva.changed', { returnId: '' });
  }

  /** What cannot be read stands in nobody's way. */
  #begin(read: () => Promise<void>): Promise<unknown> {
    const { log } = this.#ports;
    this.#reading = read().catch((error: unknown) =>
      log.error('mva.rightsFailed', { error: error instanceof Error ? error.message : 'thrown' }),
    );
    return this.#reading;
  }

  #isLoggedIn(): boolean {
    const { personLeftMs } = this.#ports;
    return personLeftMs ? personLeftMs() !== undefined : this.#held !== undefined;
  }

  async #login(): Promise<FilingLogin | undefined> {
    // A stranger's login is not that of whoever sits here.
    if (this.#isLoggedIn()) return this.#held;
    const signer = this.#ports.signing?.signer();
    const last = signer && (await this.#kept.login(signer.id));
    return last && { personId: last.person_id, identity: last.identity };
  }

  /** Everybody at the firm who has logged in to file, with what their login may do. */
  async #all() {
    const logins = await this.#kept.logins();
    const people = (this.#ports.signing?.active() ?? []).flatMap(({ id, name }) => {
      const login = logins.find((each) => each.person_id === id);
      return login ? [{ personId: id, name, identity: login.identity }] : [];
    });
    return Promise.all(people.map(async (each) => ({ ...each, rights: await this.#kept.of(each.identity) })));
  }

  async #clients(): Promise<FilingClient[]> {
    const listed = await this.#ports.clients.listed();
    return listed.filter(({ vatScheduled, deliveredBy }) => vatScheduled !== false && !deliveredBy);
  }

  #nameOf(personId: string): string {
    return this.#ports.signing?.active().find(({ id }) => id === personId)?.name ?? this.#ports.person();
  }

  #now(): string {
    return new Date(this.#ports.clock.now()).toISOString();
  }
}

const lacks = ({ fillIn, sign }: FilingRight): boolean => fillIn === 'no' || sign === 'no';

const viewOf = (problem: Failure): NonNullable<FilingRightsView['problem']> => ({
  ...problem,
  params: { ...problem.params },
});
