import type { z } from 'zod';
import {
  type AgreementLine,
  type AgreementsView,
  agreementIds,
  type FirmTask,
  type OrderId,
  type orderNote,
  orderStatus,
  type ScopeLine,
} from '../../../shared/contract/agreements.ts';
import type { EngineHandlers, ParsedInputOf } from '../../../shared/contract.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { Base } from '../base.ts';
import type { ScopeChoice } from './scope-choice.ts';
import { partiesScope, type ScopeNeed, scopeNeeds } from './scopes.ts';
import type { AccessState, ScopeProofs } from './state.ts';

type Note = z.infer<typeof orderNote>;
type Handlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `agreements.${string}`>>;

/** The authorities' own pages on how to order: the same for TT02 and production, which have agreements and forms in common. */
const PAGES: Readonly<Record<AgreementLine['id'] | ScopeNeed['owner'], string>> = {
  maskinporten: 'https://samarbeid.digdir.no/maskinporten/konsument/119',
  idporten: 'https://samarbeid.digdir.no/id-porten/ta-i-bruk-id-porten/94',
  dataProfile: 'https://www.skatteetaten.no/samarbeidspartnere/reetablering-altinn/systemleverandor/oppkobling/',
  systemVendor: 'https://docs.altinn.studio/nb/authorization/getting-started/systemuser',
  testUnit: 'https://docs.altinn.studio/nb/authorization/guides/system-vendor/system-user/systemregistration',
  Digdir: 'https://docs.altinn.studio/nb/api/authentication/systemuserapi/scopes/',
  Skatteetaten: 'https://www.skatteetaten.no/samarbeidspartnere/sluttbrukersystemer/',
};

/** What takes days: agreements and scopes, each with where it is ordered, what the firm's people noted and what a token proved. */
export class Agreements {
  readonly #base: Base;
  readonly #state: AccessState;
  readonly #choice: ScopeChoice;

  constructor(base: Base, state: AccessState, choice: ScopeChoice) {
    this.#base = base;
    this.#state = state;
    this.#choice = choice;
  }

  get handlers(): Handlers {
    return {
      'agreements.view': async () => ok(await this.view()),
      'agreements.chooseTasks': (input) => this.#chooseTasks(input),
      'agreements.note': (input) => this.#note(input),
    };
  }

  async view(): Promise<AgreementsView> {
    const { endpoints } = this.#base;
    const [firm, ids, tasks] = [await this.#state.firm(), await this.#state.integrations(), await this.#choice.tasks()];
    const notes = await this.#notes();
    const needed = new Set((await this.#choice.needed()).map(({ id }) => id));
    const proofs = { maskinporten: await this.#state.scopes(), idporten: await this.#state.personScopes() };
    return {
      environment: this.#base.environment,
      firm: firm && { organisationNumber: firm.organisationNumber, name: firm.name },
      clientIds: { maskinporten: ids.maskinportenClientId, idporten: ids.idportenClientId },
      tasks,
      agreements: this.#agreementIds(tasks).map((id) => {
        const note = notes.get(id) ?? null;
        return { id, needed: true, state: note?.status ?? 'todo', note, where: this.#where(id) };
      }),
      scopes: scopeNeeds.map((need) => this.#line(need, needed.has(need.id), notes, proofs[need.integration])),
      selfService: endpoints.selfService,
    };
  }

  /** What a person logged in with, once: a login asks for scopes that may be refused one by one, or all at once. */
  async personGranted(asked: readonly string[], granted: readonly string[], code: string): Promise<void> {
    const at = new Date(this.#base.clock.now()).toISOString();
    const told = asked
      .filter((scope) => scope !== 'openid')
      .map((scope): [string, ScopeProofs[string]] => {
        const isGranted = granted.includes(scope);
        return [scope, { granted: isGranted, at, code: isGranted ? '' : code }];
      });
    await this.#state.savePersonScopes({ ...(await this.#state.personScopes()), ...Object.fromEntries(told) });
    this.#base.push('access.changed', {});
  }

  /** Practice leaves out of a token what was not granted; ID-porten itself refuses the login. */
  async asksForParties(): Promise<boolean> {
    if (this.#base.environment === 'practice') return true;
    return (await this.view()).scopes.some(({ scope, state }) => scope === partiesScope && state === 'granted');
  }

  #line(need: ScopeNeed, needed: boolean, notes: ReadonlyMap<string, Note>, proofs: ScopeProofs): ScopeLine {
    const note = notes.get(need.id) ?? null;
    const proof = proofs[need.scope] ?? null;
    const { id, integration, scope, owner } = need;
    const where = this.#where(owner);
    return { id, integration, scope, owner, needed, state: stateOf(note, proof), note, proof, where };
  }

  async #chooseTasks({ tasks }: ParsedInputOf<'agreements.chooseTasks'>): Promise<Outcome<AgreementsView>> {
    await this.#choice.choose(tasks);
    await this.#base.audit.note({ act: 'agreements.tasks', params: { tasks: tasks.join(', ') } });
    return this.#changed();
  }

  async #note(input: ParsedInputOf<'agreements.note'>): Promise<Outcome<AgreementsView>> {
    const { store, audit, clock, person } = this.#base;
    const { ids, status, day } = input;
    const reason = status === 'refused' ? input.reason : '';
    await store.transaction(async (trx) => {
      await trx.deleteFrom('order_notes').where('id', 'in', ids).execute();
      if (status) {
        const row = { status, day, reason, person: person(), at: new Date(clock.now()).toISOString() };
        await trx
          .insertInto('order_notes')
          .values([...new Set(ids)].map((id) => ({ id, ...row })))
          .execute();
      }
      const params = { orders: namesOf(ids), status: status ?? 'none', day, reason };
      await audit.note({ act: 'agreements.note', params }, trx);
    });
    return this.#changed();
  }

  async #notes(): Promise<ReadonlyMap<string, Note>> {
    const rows = await this.#base.store.db.selectFrom('order_notes').selectAll().execute();
    return new Map(rows.map(({ id, status, ...rest }) => [id, { ...rest, status: orderStatus.parse(status) }]));
  }

  #agreementIds(tasks: readonly FirmTask[]): AgreementLine['id'][] {
    return agreementIds.filter((id) => {
      // A firm with a real organisation number is unknown in TT02 until it is put there (reference/systemuser.md 9.7).
      if (id === 'testUnit') return this.#base.environment === 'tt02';
      return id !== 'dataProfile' || tasks.includes('claims');
    });
  }

  #where(page: keyof typeof PAGES): string {
    const { environment, endpoints } = this.#base;
    return environment === 'practice' ? endpoints.selfService : PAGES[page];
  }

  async #changed(): Promise<Outcome<AgreementsView>> {
    this.#base.push('access.changed', {});
    return ok(await this.view());
  }
}

/** A token proves more than a note; a refusal no more than what was true when it was given. */
function stateOf(note: Note | null, proof: ScopeProofs[string] | null): ScopeLine['state'] {
  if (proof?.granted) return 'granted';
  if (note && (!proof || note.at > proof.at)) return note.status;
  if (!proof) return 'todo';
  return note?.status === 'ordered' ? 'ordered' : 'refused';
}

/** As the log names them: a scope by its own name. */
function namesOf(ids: readonly OrderId[]): string {
  return ids.map((id) => scopeNeeds.find((need) => need.id === id)?.scope ?? id).join(', ');
}
