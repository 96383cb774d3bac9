/** Many filings under way, and the engine's process killed with -9 there: started again, each is filed exactly once. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { organisationCheckDigit } from '../../shared/ids.ts';
import { type CallName, FakeAltinn } from '../fixtures/mva/altinn.ts';
import { NOVEMBER } from '../fixtures/mva/samples.ts';
import { temporaryFolder } from '../unit/engine/support.ts';
import { startChild } from './child.ts';

const isLong = process.env.KLIENTBRO_LONG === '1';
const COUNT = isLong ? 100 : 6;
/** Waits of seconds and minutes pass in so much less. */
const SPEED = 20;

/** Each call of a filing, in order; the second number tells calls of one name apart. */
const calls: readonly (readonly [call: CallName, nth: number])[] = [
  ['search', 0],
  ['create', 0],
  ['instance', 0],
  ['replace', 0],
  ['instance', 1],
  ['upload', 0],
  ['next', 0],
  ['next', 1],
  ['status', 0],
  ['instance', 2],
  ['download', 0],
  ['download', 1],
];
/** Nothing has happened yet; it has, and nobody was told; some were told, and have gone on. */
const whens = ['before', 'after', 'between'] as const;
const cuts = calls.flatMap(([call, nth], index) =>
  whens.filter((_when, at) => isLong || at === index % whens.length).map((when) => [call, nth, when] as const),
);

function clients(): string[] {
  const found: string[] = [];
  for (let body = 31_200_000; found.length < COUNT; body += 1) {
    const digit = organisationCheckDigit(String(body));
    if (digit !== undefined) found.push(`${body}${digit}`);
  }
  return found;
}

/** Whose turns have come at the cut; all of them have met it when the promise resolves. */
function cutAt(altinn: FakeAltinn, call: CallName, nth: number, when: (typeof whens)[number]): Promise<void> {
  const turns = new Map<string, number>();
  const met = new Set<string>();
  return new Promise((resolve) => {
    altinn.plan = (name, _before, { bearer }) => {
      if (name !== call) return undefined;
      const turn = turns.get(bearer) ?? 0;
      turns.set(bearer, turn + 1);
      if (turn !== nth) return undefined;
      met.add(bearer);
      if (met.size >= (when === 'between' ? Math.ceil(COUNT / 2) : COUNT)) setImmediate(resolve);
      if (when === 'between') return undefined;
      return { kind: when === 'before' ? 'hang' : 'hangAfter' };
    };
  });
}

it.each(cuts)(
  `${COUNT} filings, killed at %s (%i) %s`,
  { timeout: isLong ? 900_000 : 120_000 },
  async (call, nth, when) => {
    const began = Date.now();
    const altinn = new FakeAltinn(() => NOVEMBER + (Date.now() - began) * SPEED);
    const origin = await altinn.listen();
    onTestFinished(() => altinn.close());
    process.env.KLIENTBRO_FILER_BEGAN = String(began);
    const args = [
      join(temporaryFolder(), 'klientbro.db'),
      randomBytes(32).toString('hex'),
      origin,
      String(NOVEMBER),
      String(SPEED),
      clients().join(','),
    ];
    const cut = cutAt(altinn, call, nth, when);
    const first = await startChild('filer', [...args, 'begin']);
    await Promise.race([cut, first.line('over')]);
    await first.kill();

    altinn.plan = () => undefined;
    const second = await startChild('filer', args);
    const over = await second.line('over');
    expect(over.replace('over ', '').split(',')).toEqual(Array.from({ length: COUNT }, () => 'settled ingen avvik'));
    expect(altinn.instances.map(({ confirms }) => confirms)).toEqual(Array.from({ length: COUNT }, () => 1));
    expect(new Set(altinn.instances.map(({ organisationNumber }) => organisationNumber)).size).toBe(COUNT);
  },
);
