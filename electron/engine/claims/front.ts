import { z } from 'zod';
import type { ClaimsList, ClientClaims } from '../../../shared/contract/claims.ts';
import type { EngineHandlers } from '../../../shared/contract.ts';
import { dayInNorway } from '../../../shared/mva/periods.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Access } from '../access/access.ts';
import type { CheckStep } from '../access/check.ts';
import { systemUserFor } from '../access/choice.ts';
import { claimsScope } from '../access/scopes.ts';
import type { Base } from '../base.ts';
import type { ClientStore } from '../clients/store.ts';
import { ClaimsApi } from './api.ts';
import type { OwnTerm } from './calendar.ts';
import { claimsSteps } from './checks.ts';
import { createExport } from './export.ts';
import { type ClaimFacts, Facts } from './facts.ts';
import { Look, type Reached, type YearKind } from './look.ts';
import type { Claim, Payment, Payout } from './model.ts';
import { type ClientNews, NewsTeller } from './news-teller.ts';
import { REFRESH_JOB, refreshJob } from './refresh.ts';
import { seldom } from './seldom.ts';
import { ClaimsSettings } from './settings.ts';
import { ClaimsStore } from './store.ts';
import { createTied } from './tied.ts';
import { Turns } from './turns.ts';
import { clientOf, rowOf, weeksOf, yearOf } from './view.ts';
import { Watch } from './watch.ts';

type Handlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `claims.${string}`>>;

export interface Claims {
  readonly handlers: Handlers;
  readonly watch: Pick<Watch, 'start' | 'stop' | 'kick'>;
  /** What asks for somebody today, of every client whose claims are known. */
  readonly facts: () => Promise<readonly ClaimFacts[]>;
  /** Lines of "Sjekk oppsettet"; none while the firm does not use the service. */
  readonly checks: () => Promise<readonly CheckStep[]>;
}

interface Client {
  readonly organisationNumber: string;
  readonly name: string;
}

/** What the room needs of others. */
export interface ClaimsAround {
  readonly clients: Pick<ClientStore, 'linked'>;
  /** The firm's own list, the firm itself included where it reports for itself. */
  readonly listed: () => Promise<readonly Client[]>;
  /** The board's terms of a client. */
  readonly terms: (organisationNumber: string) => Promise<readonly OwnTerm[]>;
  /** Hears what may be told outside the window. */
  readonly onNews: (news: readonly ClientNews[]) => Promise<void>;
  /** The machine sleeps, or the network is away or costs. */
  readonly isHeld: () => boolean;
}

const REFRESHED = 'claims.refreshedAt';
const REFRESH_EVERY_MS = 60 * 60_000;
const FRESH_MS = 30 * 60_000;
const WEEKS = 8;

/** The room's front: what clients owe, asked for quietly each morning and when a person looks. */
export function createClaims(base: Base, access: Access, around: ClaimsAround): Claims {
  const { clock, log, push, audit, settings, endpoints, jobs } = base;
  const store = new ClaimsStore(base.store, clock);
  const own = new ClaimsSettings(settings);
  const turns = new Turns({ clock, atOnce: () => own.atOnce() });
  const api = new ClaimsApi(base.http, async () => ({
    claims: endpoints.claims,
    deadlines: endpoints.deadlines,
    profile: (await own.read()).profile,
  }));
  const changed = seldom(clock, () => push('claims.changed', {}));
  const look = new Look({
    ...{ api, store, turns, tokens: access.tokens, clock },
    onAnswer: (organisationNumber, saved) => {
      changed();
      if (saved) void teller.tell(organisationNumber, saved);
    },
  });
  const today = () => dayInNorway(clock.now());

  const isChosen = async () => (await access.scopes.tasks()).includes('claims');
  /** Those the firm can ask about, each through the system user that fits best. */
  const reached = async (): Promise<readonly Reached[]> => {
    if (!(await isChosen())) return [];
    const users = await access.systemUsers.all();
    const [firm, linked] = [await access.state.firm(), await around.clients.linked()];
    const through = new Map<string, (typeof users)[number][]>();
    const note = (organisationNumber: string, user: (typeof users)[number]) =>
      through.set(organisationNumber, [...(through.get(organisationNumber) ?? []), user]);
    for (const user of users) {
      if (user.kind === 'standard' && firm) note(firm.organisationNumber, user);
      if (user.kind === 'agent')
        for (const each of linked)
          if (each.systemUserId === user.id && !each.ending) note(each.organisationNumber, user);
    }
    return [...through].flatMap(([organisationNumber, all]) => {
      const systemUser = systemUserFor('claims', all);
      return systemUser ? [{ organisationNumber, systemUser }] : [];
    });
  };
  const reachedOne = async (organisationNumber: string) =>
    (await reached()).find((each) => each.organisationNumber === organisationNumber);
  const nameOf = async (organisationNumber: string) =>
    (await around.listed()).find((each) => each.organisationNumber === organisationNumber)?.name ?? '';
  const teller = new NewsTeller({ store: base.store, claims: store, log, today, onNews: around.onNews });
  const watch = new Watch({
    look,
    store,
    turns,
    clock,
    log,
    clients: reached,
    isHeld: around.isHeld,
    onRound: changed,
  });
  jobs.define(refreshJob({ look, turns, clients: reached, clock }));

  const viewOf = async (organisationNumber: string): Promise<Outcome<ClientClaims>> => {
    const client = (await around.listed()).find((each) => each.organisationNumber === organisationNumber);
    if (!client) return fail('clients.unknown', { params: { client: organisationNumber } });
    const kept = await store.find(organisationNumber);
    const moved = await store.movements(organisationNumber, kept?.seenAt ?? null);
    const years = await store.years(organisationNumber);
    const isReached = (await reachedOne(organisationNumber)) !== undefined;
    return ok(clientOf(client, { kept, isReached, moved, years }, today()));
  };
  /** By a person: the first thing that is asked, and told in the log. */
  const lookNow = async (organisationNumber: string, force: boolean): Promise<Outcome<ClientClaims>> => {
    const kept = await store.find(organisationNumber);
    const age = kept?.fetchedAt ? clock.now() - Date.parse(kept.fetchedAt) : Number.POSITIVE_INFINITY;
    if (age < FRESH_MS && !force) return viewOf(organisationNumber);
    const client = await reachedOne(organisationNumber);
    if (client) {
      const { signal } = new AbortController();
      const name = await nameOf(organisationNumber);
      await audit.around({ act: 'claims.look', client: { organisationNumber, name } }, () =>
        look.open(client, { byPerson: true, signal }),
      );
      // A service of its own, which may not have been ordered: what it fails with concerns nothing else.
      if (force && (await look.deadlines(client, { byPerson: true, signal })).ok) changed();
    }
    // What it failed with stands at the client, beside what was told before.
    return viewOf(organisationNumber);
  };

  const tied = createTied({
    ...{ base, store, today, isChosen, terms: around.terms },
    isReached: async (organisationNumber) => (await reachedOne(organisationNumber)) !== undefined,
  });
  const handlers: Handlers = {
    ...tied,
    'claims.list': async () => {
      const lock = await locked();
      if (lock) return ok({ locked: lock, problem: null, rows: [], weeks: [] });
      const [listed, kept, moved, sight] = [
        await around.listed(),
        new Map((await store.all()).map((each) => [each.organisationNumber, each])),
        await store.unseen(),
        await base.sight(),
      ];
      const seen = listed.filter(({ organisationNumber }) => sight.sees(organisationNumber));
      const through = new Set((await reached()).map(({ organisationNumber }) => organisationNumber));
      const answers = seen.flatMap(({ organisationNumber }) => kept.get(organisationNumber)?.answer ?? []);
      const view: ClaimsList = {
        locked: null,
        problem: watch.problem,
        rows: seen.map((client) => {
          const { organisationNumber: number } = client;
          const known = { kept: kept.get(number), isReached: through.has(number), moved: moved.get(number) ?? 0 };
          return rowOf(client, known, today());
        }),
        weeks: weeksOf(answers, today(), WEEKS),
      };
      return ok(view);
    },
    'claims.ofClient': ({ organisationNumber }) => viewOf(organisationNumber),
    'claims.look': ({ organisationNumber, force }) => lookNow(organisationNumber, force),
    'claims.seen': async ({ organisationNumber }) => {
      await store.see(organisationNumber);
      changed();
      return ok({});
    },
    'claims.year': async ({ organisationNumber, year }) => {
      const client = await reachedOne(organisationNumber);
      const { signal } = new AbortController();
      const ask = async <T>(kind: YearKind) => {
        const asked = client && (await look.year<T>(client, { year, kind }, { byPerson: true, signal }));
        const held = asked?.ok ? asked.value : await store.year<T>(organisationNumber, { year, kind });
        return { held, problem: asked && !asked.ok ? asked.error : null };
      };
      const [claims, payments, payouts] = [
        await ask<Claim>('claims'),
        await ask<Payment>('payments'),
        await ask<Payout>('payouts'),
      ];
      const parts = { claims: claims.held?.answer, payments: payments.held?.answer, payouts: payouts.held?.answer };
      const problem = claims.problem ?? payments.problem ?? payouts.problem;
      return ok({ year, fetchedAt: claims.held?.fetchedAt ?? null, problem, ...yearOf(parts, today()) });
    },
    ...createExport({ base, store, nameOf, today }),
    'claims.settings': async () => ok(await own.read()),
    'claims.saveSettings': async (wish) => {
      const params = { profile: wish.profile, onlyWorkstation: String(wish.onlyWorkstation) };
      await audit.around({ act: 'claims.settings', params }, async () => ok(await own.save(wish)));
      // What stopped the round may have been the profile.
      watch.kick();
      return ok(await own.read());
    },
    'claims.refreshAll': async () => {
      const last = Date.parse((await settings.read(REFRESHED, z.string())) ?? '');
      const next = last + REFRESH_EVERY_MS;
      if (next > clock.now())
        return fail('claims.refreshedLately', { params: { minutes: Math.ceil((next - clock.now()) / 60_000) } });
      await settings.set(REFRESHED, new Date(clock.now()).toISOString());
      await audit.note({ act: 'claims.refreshAll' });
      const job = await jobs.enqueue(REFRESH_JOB, { payload: {}, key: REFRESH_JOB });
      return job.ok ? ok({ jobId: job.value.id }) : job;
    },
  };
  const found = new Facts(store, base.store);
  const facts = async () => {
    const through = new Set((await reached()).map(({ organisationNumber }) => organisationNumber));
    return through.size === 0 ? [] : found.of((organisationNumber) => through.has(organisationNumber));
  };
  const checks = () => claimsSteps({ isChosen, reached, look, nameOf });
  const start = () => {
    watch.start();
    teller
      .rest()
      .catch((error: unknown) => log.error('claims.news', { kind: error instanceof Error ? error.name : '' }));
  };
  return { handlers, watch: { start, stop: () => watch.stop(), kick: () => watch.kick() }, facts, checks };

  /** Until it is ordered the page says what to order of whom. What a token proved counts, else what somebody noted. */
  async function locked(): Promise<ClaimsList['locked']> {
    const chosen = await isChosen();
    const proofs = await access.state.scopes();
    const refused = proofs[claimsScope]?.granted === false;
    return chosen && !refused ? null : { missing: ['claims'], chosen };
  }
}
