/** Many filings under way, and the engine's process killed with -9 there: started again, each is filed exactly once. */
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { organisationCheckDigit } from '../../shared/ids.ts';
import { type CallName, FakeAltinn, type FakeInstance } from '../fixtures/mva/altinn.ts';
import { NOVEMBER } from '../fixtures/mva/samples.ts';
import { temporaryFolder } from '../unit/engine/support.ts';
import { startChild } from './child.ts';
import { carried } from './many-filings.ts';

const isLong = process.env.KLIENTBRO_LONG === '1';
const COUNT = isLong ? 100 : 6;
/** Every second one. */
const CARRIERS = COUNT / 2;
/** Waits of seconds and minutes pass in so much less. */
const SPEED = 20;

/**
 * Each call of a filing, in order, with how many come to it; the first number tells calls of one name apart. Those that carry attachments look into the instance once
 * more before they upload them, so the third look and what comes of it is not everybody's.
 */
const cuts: readonly (readonly [call: CallName, nth: number, count: number])[] = [
  ['search', 0, COUNT],
  ['create', 0, COUNT],
  ['instance', 0, COUNT],
  ['replace', 0, COUNT],
  ['instance', 1, COUNT],
  ['upload', 0, COUNT],
  ['instance', 2, COUNT],
  ['upload', 1, CARRIERS],
  ['upload', 2, CARRIERS],
  ['next', 0, COUNT],
  ['next', 1, COUNT],
  ['status', 0, COUNT],
  ['instance', 3, CARRIERS],
  ['download', 0, COUNT],
  ['download', 1, COUNT],
];

function clients(): string[] {
  const found: string[] = [];
  for (let body = 31_200_000; found.length < COUNT; body += 1) {
    const digit = organisationCheckDigit(String(body));
    if (digit !== undefined) found.push(`${body}${digit}`);
  }
  return found;
}

/**
 * So many come to the call; all of them have when the promise resolves. Of three, nothing has happened yet for one, for one it has and
 * nobody was told, and one was told and has gone on to the next step.
 */
function cutAt(altinn: FakeAltinn, call: CallName, nth: number, count: number): Promise<void> {
  const turns = new Map<string, number>();
  let met = 0;
  return new Promise((resolve) => {
    altinn.plan = (name, _before, { bearer }) => {
      if (name !== call) return undefined;
      const turn = turns.get(bearer) ?? 0;
      turns.set(bearer, turn + 1);
      if (turn !== nth) return undefined;
      met += 1;
      if (met === count) setImmediate(resolve);
      return (['hang', 'hangAfter', undefined] as const).map((kind) => kind && { kind })[met % 3];
    };
  });
}

const attached = ({ organisationNumber, elements }: FakeInstance) => [
  organisationNumber,
  elements
    .filter(({ dataType }) => dataType === 'binaerVedlegg')
    .map(({ filename, bytes }) => [filename, `${bytes}`])
    .sort(),
];

describe('an engine killed with many filings under way', () => {
  const numbers = clients();
  const key = randomBytes(32).toString('hex');
  const began = mkdtempSync(join(tmpdir(), 'klientbro-'));
  afterAll(() => rmSync(began, { recursive: true, force: true }));
  const start = (folder: string, origin: string, since: number, ...more: readonly string[]) =>
    startChild('filer', [
      join(folder, 'klientbro.db'),
      key,
      origin,
      ...[NOVEMBER, since, SPEED].map(String),
      numbers.join(','),
      ...more,
    ]);
  /** The returns are taken in and filed as far as the store once, and copied for each cut. */
  let filed: Promise<void> | undefined;
  const fileOnce = async () => {
    // Long before anything of a test happens, by the children's clock too.
    const child = await start(began, 'http://127.0.0.1:1', Date.now() + 3_600_000, 'begin');
    expect(await child.ended()).toBe(0);
  };

  it.each(cuts)(`${COUNT} filings, at %s (%i)`, { timeout: isLong ? 900_000 : 180_000 }, async (call, nth, count) => {
    filed ??= fileOnce();
    await filed;
    const folder = temporaryFolder();
    cpSync(began, folder, { recursive: true });
    const since = Date.now();
    const altinn = new FakeAltinn(() => NOVEMBER + (Date.now() - since) * SPEED);
    const origin = await altinn.listen();
    onTestFinished(() => altinn.close());
    const met = cutAt(altinn, call, nth, count);
    const first = await start(folder, origin, since);
    const early = first.ended().then(() => Promise.reject(new Error('over before the cut')));
    await Promise.race([met, early]);
    await first.kill();

    altinn.plan = () => undefined;
    const second = await start(folder, origin, since);
    const over = await second.line('over');
    expect(over.replace('over ', '').split(',')).toEqual(Array.from({ length: COUNT }, () => 'settled ingen avvik'));
    expect(altinn.instances.map(({ confirms }) => confirms)).toEqual(Array.from({ length: COUNT }, () => 1));
    const expected = numbers.map((number, index) => [number, carried(number, index)]);
    expect(altinn.instances.map(attached).sort()).toEqual(expected);
  });
});
