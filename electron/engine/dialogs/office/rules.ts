import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Rule, type RuleWish, ruleWish } from '../../../../shared/contract/office.ts';
import { type Failure, fail, failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import { needlesOf, patternOf } from '../../../../shared/search-words.ts';
import { among } from '../../store/among.ts';
import { attempt } from '../../store/faults.ts';
import type { Queries } from '../../store/store.ts';
import { senderName } from '../senders.ts';
import { addTag, keepOwn, type OfficeOptions } from './acts.ts';

/** A message as a rule looks at it: columns of `dialogs`. */
export interface Ruled {
  readonly id: string;
  readonly organisation_number: string;
  readonly service_resource: string;
  readonly org: string;
  readonly title: string;
}

interface Client {
  readonly name: string;
  readonly groups: readonly string[];
}

const AT_A_TIME = 500;

/** Who gets which messages, which tags they get, and of which somebody is told: said once, done to every new message. */
export class OfficeRules {
  readonly #options: OfficeOptions;

  constructor(options: OfficeOptions) {
    this.#options = options;
  }

  async all(db: Queries = this.#options.store.db): Promise<readonly Rule[]> {
    return read(db);
  }

  async save(id: string | undefined, wish: RuleWish): Promise<Outcome<{ rules: Rule[] }>> {
    const refusal = this.#refusal(wish);
    if (refusal) return { ok: false, error: refusal };
    const { clock, person } = this.#options;
    const made = { created_by: person(), created_at: new Date(clock.now()).toISOString() };
    const values = { rule: JSON.stringify(wish) };
    return this.#change('officeRule.save', await this.#paramsOf(wish), async (trx) => {
      if (id === undefined)
        await trx
          .insertInto('office_rules')
          .values({ id: randomUUID(), ...values, ...made })
          .execute();
      else await trx.updateTable('office_rules').set(values).where('id', '=', id).execute();
    });
  }

  async remove(id: string): Promise<Outcome<{ rules: Rule[] }>> {
    const rule = (await this.all()).find((each) => each.id === id);
    if (!rule) return ok({ rules: [...(await this.all())] });
    return this.#change('officeRule.remove', await this.#paramsOf(rule), async (trx) => {
      await trx.deleteFrom('office_rules').where('id', '=', id).execute();
    });
  }

  /** New messages, in the transaction that saves them. */
  async apply(trx: Queries, messages: readonly Ruled[]): Promise<void> {
    const rules = await this.all(trx);
    if (rules.length > 0 && messages.length > 0) await this.#give(trx, rules, messages, await clientsOf(trx, messages));
  }

  /** Whether a rule says that somebody is to be told of this message; undefined: no rule is about it. */
  async notifies(message: Ruled): Promise<boolean | undefined> {
    const clients = await clientsOf(this.#options.store.db, [message]);
    const fitting = (await this.all()).filter((rule) => fits(rule, message, clients));
    return fitting.length === 0 ? undefined : fitting.some((rule) => rule.notify);
  }

  async count(id: string): Promise<number> {
    const rule = (await this.all()).find((each) => each.id === id);
    if (!rule) return 0;
    let count = 0;
    await this.#held(async (messages, clients) => {
      count += messages.filter((message) => fits(rule, message, clients)).length;
    });
    return count;
  }

  async applyToHeld(id: string): Promise<Outcome<{ count: number }>> {
    const rule = (await this.all()).find((each) => each.id === id);
    if (!rule) return fail('office.unknownRule');
    const { store, push } = this.#options;
    let count = 0;
    const applied = await attempt(() =>
      this.#held(async (messages, clients) => {
        count += await store.transaction((trx) => this.#give(trx, [rule], messages, clients));
      }),
    );
    push('dialogs.changed', {});
    return applied.ok ? ok({ count }) : applied;
  }

  /** Answers how many messages a rule fits. Whoever has a message already keeps it; nobody gets one of a client they do not see. */
  async #give(
    trx: Queries,
    rules: readonly Rule[],
    messages: readonly Ruled[],
    clients: ReadonlyMap<string, Client>,
  ): Promise<number> {
    const told = new Map<string, number>();
    for (const message of messages) {
      const fitting = rules.filter((rule) => fits(rule, message, clients));
      if (fitting.length === 0) continue;
      told.set(message.organisation_number, (told.get(message.organisation_number) ?? 0) + 1);
      const { organisation_number: organisationNumber } = message;
      const scope = { organisationNumber, groups: clients.get(organisationNumber)?.groups ?? [] };
      const given = fitting.find(({ personId }) => personId !== null && this.#options.people.sees(personId, scope));
      if (given && !(await isGiven(trx, message.id))) await keepOwn(trx, message.id, { person_id: given.personId });
      for (const { tag } of fitting) if (tag !== '') await addTag(trx, message.id, tag);
    }
    for (const [organisationNumber, count] of told) {
      const client = { organisationNumber, name: clients.get(organisationNumber)?.name ?? '' };
      await this.#options.audit.note({ act: 'dialog.byRule', client, params: { count } }, trx);
    }
    return [...told.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Those that are here and not done, some hundreds at a time. */
  async #held(
    each: (messages: readonly Ruled[], clients: ReadonlyMap<string, Client>) => Promise<void>,
  ): Promise<void> {
    const { db } = this.#options.store;
    const clients = await clientsOf(db);
    let after = -1;
    for (;;) {
      const rows = await db
        .selectFrom('dialogs')
        .select(['id', 'organisation_number', 'service_resource', 'org', 'title', 'place'])
        .where('place', '>', after)
        .where('gone', 'is', null)
        .where('done', '=', 0)
        .orderBy('place')
        .limit(AT_A_TIME)
        .execute();
      if (rows.length === 0) return;
      after = rows.at(-1)?.place ?? after;
      await each(rows, clients);
    }
  }

  #refusal({ service, owner, words, group, personId }: RuleWish): Failure | undefined {
    const says = service !== '' || owner !== '' || needlesOf(words).length > 0 || group !== '';
    if (!says) return failure('office.emptyRule', { action: 'fixInput', sent: 'notSent' });
    const isKnown = personId === null || this.#options.people.active().some(({ id }) => id === personId);
    return isKnown ? undefined : failure('people.unknown', { sent: 'notSent' });
  }

  /** What the log says of a rule: names where there are any. */
  async #paramsOf({ service, owner, words, group, personId, tag }: RuleWish): Promise<Record<string, string>> {
    const { store, people } = this.#options;
    const known = await store.db.selectFrom('dialog_services').select('names').where('id', '=', service).execute();
    const names = known[0] ? (JSON.parse(known[0].names) as Readonly<Record<string, string>>) : {};
    const to = people.active().find((person) => person.id === personId)?.name ?? '';
    const said = {
      service: names.nb || names.nn || names.en || service,
      owner: senderName(owner),
      words,
      group,
      to,
      tag,
    };
    return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''));
  }

  async #change(
    act: string,
    params: Record<string, string>,
    change: (trx: Queries) => Promise<void>,
  ): Promise<Outcome<{ rules: Rule[] }>> {
    const { store, audit } = this.#options;
    const changed = await attempt(() =>
      store.transaction(async (trx) => {
        await change(trx);
        await audit.note({ act, params }, trx);
      }),
    );
    return changed.ok ? ok({ rules: [...(await this.all())] }) : changed;
  }
}

function fits(rule: RuleWish, message: Ruled, clients: ReadonlyMap<string, Client>): boolean {
  if (rule.service !== '' && rule.service !== message.service_resource) return false;
  if (rule.owner !== '' && rule.owner !== message.org) return false;
  if (rule.group !== '' && !clients.get(message.organisation_number)?.groups.includes(rule.group)) return false;
  const title = message.title.normalize('NFC');
  return needlesOf(rule.words).every((needle) => patternOf([needle])?.test(title) ?? true);
}

async function read(db: Queries): Promise<Rule[]> {
  const rows = await db.selectFrom('office_rules').selectAll().orderBy('created_at').orderBy('id').execute();
  return rows.flatMap((row) => {
    const wish = ruleWish.safeParse(JSON.parse(row.rule));
    return wish.success ? [{ ...wish.data, id: row.id, by: row.created_by, at: row.created_at }] : [];
  });
}

async function clientsOf(db: Queries, messages?: readonly Ruled[]): Promise<ReadonlyMap<string, Client>> {
  const all = db.selectFrom('clients').select(['organisation_number', 'name', 'groups']);
  const numbers = messages && new Set(messages.map((message) => message.organisation_number));
  const rows = await (numbers ? all.where(among('organisation_number', numbers)) : all).execute();
  return new Map(
    rows.map((row) => [row.organisation_number, { name: row.name, groups: JSON.parse(row.groups) as string[] }]),
  );
}

async function isGiven(db: Queries, dialogId: string): Promise<boolean> {
  const found = await sql<{ found: number }>`
    SELECT 1 AS found FROM dialog_office WHERE dialog_id = ${dialogId} AND person_id IS NOT NULL`.execute(db);
  return found.rows.length > 0;
}
