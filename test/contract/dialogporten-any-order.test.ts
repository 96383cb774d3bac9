import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { QuietOffice } from '../support/quiet-office.ts';
import { Stage } from '../unit/practice/apps/stage.ts';

const MINUTE = 60_000;
const SEARCH = '/platform/dialogporten/api/v1/enduser';
const isLong = process.env.KLIENTBRO_LONG === '1';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.harness.stop());

const acts = [
  'update',
  'silentUpdate',
  'activity',
  'transmission',
  'delete',
  'restore',
  'purge',
  'seen',
  'label',
  'expires',
] as const;

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('act'), act: fc.constantFrom(...acts), at: fc.nat(999), n: fc.nat(99) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('letter'), client: fc.nat(3), daysAgo: fc.nat(600) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('fault'),
      fault: fc.constantFrom(
        { status: 503 },
        { status: 500 },
        { status: 429 },
        { cut: true },
        { cut: true, after: true },
        { body: 'html' },
      ),
      times: fc.integer({ min: 1, max: 9 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reach'), client: fc.nat(3), linked: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clock'), minutes: fc.integer({ min: -3_000, max: 3_000 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart') }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('look'), minutes: fc.constantFrom(1, 20, 90, 1_500) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(own: QuietOffice, each: Step): Promise<unknown> {
  const { harness, context, systemUser } = stage;
  const { database, access } = context;
  if (!('kind' in each)) return;
  if ('act' in each) {
    const parties = own.clients.map(({ organisationNumber }) => `'${organisationNumber}'`).join(', ');
    const ids = database.all<{ id: string }>(`SELECT id FROM dialog WHERE party IN (${parties}) ORDER BY id`);
    const id = ids[each.at % ids.length]?.id ?? '';
    const expires = new Date(harness.clock.now()).toISOString().replace('Z', '0000Z');
    const label = [{ add: ['Bin'] }, { add: ['Archive', 'MarkedAsUnopened'] }, { remove: ['Archive', 'Bin'] }][
      each.n % 3
    ];
    return own.act(id, each.act, { title: `Tittel ${each.n}`, progress: each.n, at: expires, ...label });
  }
  const party = 'client' in each ? (own.clients[each.client]?.organisationNumber ?? '') : '';
  if ('daysAgo' in each) return own.letter(party, { at: harness.clock.now() - each.daysAgo * 24 * 60 * MINUTE });
  if ('linked' in each) return each.linked ? access.link(systemUser, party) : access.unlink(systemUser, party);
  if ('fault' in each) return harness.fault({ match: SEARCH, times: each.times, ...each.fault });
  if (each.kind === 'clock') return harness.clock.advance(each.minutes * MINUTE);
  if (each.kind === 'look') return own.look(each.minutes * MINUTE);
  return own.restart();
}

it(
  'after any changes at the server, with lost answers, trouble, clock steps and ends of the engine, a reconcile makes what is held equal to what is listed',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
        const own = new QuietOffice(stage);
        await own.look();
        for (const each of steps) await take(own, each);
        await stage.harness.fault({}, 'clear');
        // What is out of reach counts as such after an hour; what comes back is listed at once.
        await own.look();
        await own.look(61 * MINUTE);
        await own.reconcile();
        expect(await own.held()).toEqual(await own.listed());
        expect(own.calls.filter((path) => /\/dialogs\/[^/]+$/.test(path))).toEqual([]);
        await own.close();
      }),
      { numRuns: isLong ? 200 : 12, endOnFailure: !isLong },
    );
  },
  isLong ? 1_200_000 : 120_000,
);
