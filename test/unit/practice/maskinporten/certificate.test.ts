import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type CryptoKey, decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPractice, wipePractice } from '../../../../electron/practice/practice.ts';
import { accessRooms } from '../../../../electron/practice/rooms.ts';
import { beginPractice } from '../../../support/begun-practice.ts';
import { Browser } from '../browser.ts';
import { Firm, REGISTER } from '../firm.ts';
import { type Harness, startHarness } from '../harness.ts';
import { type Enterprise, forged, order } from './enterprise.ts';

const DAY = 86_400_000;

let harness: Harness;
let firm: Firm;
let own: Enterprise;

beforeAll(async () => {
  harness = await startHarness({ rooms: accessRooms });
  firm = new Firm(harness);
  await firm.registerKey();
  own = await order(firm.origin, firm.number);
  await change('Bytt til virksomhetssertifikat');
});
afterAll(() => harness.stop());

async function change(button: string, whose = firm): Promise<void> {
  const browser = new Browser();
  await browser.open(`${whose.origin}/selvbetjening`);
  await browser.press(button);
}

/** 200, or the status and the description. */
async function answerTo(x5c: unknown, key: CryptoKey = own.key, header: Record<string, unknown> = {}) {
  const answer = await firm.send(await firm.grant(REGISTER, {}, { kid: undefined, x5c, ...header }, key));
  return answer.status === 200 ? 200 : `${answer.status} ${answer.json.error} ${answer.json.error_description}`;
}

const code = (mp: string, why = '') => expect.stringMatching(new RegExp(`^400 invalid_grant ${mp}: .*${why}`));

function certificate(index: number): Buffer {
  return Buffer.from(own.x5c[index] ?? '', 'base64');
}

describe('a grant with an enterprise certificate', () => {
  it('gives a token that says so, with or without the root in the chain', async () => {
    const answer = await firm.send(await firm.grant(REGISTER, {}, { kid: undefined, x5c: own.x5c }, own.key));
    expect(decodeJwt(String(answer.json.access_token))).toMatchObject({
      client_id: firm.clientId,
      client_amr: 'virksomhetssertifikat',
      consumer: { ID: `0192:${firm.number}` },
    });
    expect(own.x5c).toHaveLength(3);
    expect(await answerTo(own.x5c.slice(0, 2))).toBe(200);
  });

  it('reads the organisation number of older certificates too', async () => {
    const older = await order(firm.origin, firm.number, 'eldre');
    expect(older.certificates[0]?.subject.getField({ name: 'serialNumber' })?.value).toBe(firm.number);
    expect(await answerTo(older.x5c, older.key)).toBe(200);
  });

  // Two certificate authorities and a practice that begins from nothing: a dozen keys.
  it('works over a restart, and not after starting anew (MP-120)', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'practice-anew-'));
    const start = () => startPractice({ folder, clock: harness.clock, rooms: accessRooms });
    await beginPractice(folder, harness.clock);
    let practice = await start();
    const there = new Firm({
      ...harness,
      get practice() {
        return practice;
      },
    });
    const send = async ({ x5c, key }: Enterprise) =>
      (await there.send(await there.grant(REGISTER, {}, { kid: undefined, x5c }, key))).text;
    try {
      await there.registerKey();
      await change('Bytt til virksomhetssertifikat', there);
      const first = await order(practice.origin, there.number);
      await practice.stop();
      practice = await start();
      expect(await send(first)).toContain('access_token');
      await practice.stop();
      wipePractice(folder);
      practice = await start();
      await there.registerKey();
      await change('Bytt til virksomhetssertifikat', there);
      expect(await send(first)).toContain('MP-120');
      await order(practice.origin, there.number);
      expect(await send(first)).toContain('MP-120');
    } finally {
      await practice.stop();
      rmSync(folder, { recursive: true });
    }
  });
});

describe('MP-120: the certificate is not valid', () => {
  it.each([
    ['one day before it begins', -DAY, 'not valid yet'],
    ['three years and a day after it was issued', 3 * 365 * DAY + 3 * DAY, 'expired'],
  ])('%s', async (_name, ms, why) => {
    harness.clock.advance(ms);
    expect(await answerTo(own.x5c)).toEqual(code('MP-120', why));
    harness.clock.advance(-ms);
  });

  it('until three years are over it is', async () => {
    harness.clock.advance(3 * 365 * DAY - DAY);
    expect(await answerTo(own.x5c)).toBe(200);
    harness.clock.advance(-(3 * 365 * DAY - DAY));
  });

  it('when somebody else issued it', async () => {
    const selfSigned = await forged(firm.number);
    expect(await answerTo(selfSigned.x5c, selfSigned.key)).toEqual(code('MP-120', 'not issued by a trusted'));
    const other = await forged(firm.number, await forged('310000001', undefined, true));
    expect(await answerTo(other.x5c, other.key)).toEqual(code('MP-120', 'not issued by a trusted'));
  });
});

describe('MP-122: the certificate is another organisation’s', () => {
  it('though it is in order, and before the signature is looked at', async () => {
    const client = harness.practice.context.world.clients[0]?.organisationNumber ?? '';
    const theirs = await order(firm.origin, client);
    expect(await answerTo(theirs.x5c, theirs.key)).toEqual(code('MP-122'));
    expect(await answerTo(theirs.x5c, own.key)).toEqual(code('MP-122'));
  });
});

describe('MP-123: x5c is bad', () => {
  const pem = () => Buffer.from(`-----BEGIN CERTIFICATE-----\n${own.x5c[0]}\n-----END CERTIFICATE-----\n`);
  it.each<[string, () => unknown]>([
    ['one text', () => own.x5c[0]],
    ['null', () => null],
    ['an empty list', () => []],
    ['a list of numbers', () => [1, 2]],
    ['not base64', () => ['ø', ...own.x5c.slice(1)]],
    ['base64 with line breaks', () => [own.x5c[0]?.replace(/.{64}/g, '$&\n'), ...own.x5c.slice(1)]],
    ['PEM', () => [pem().toString('base64'), ...own.x5c.slice(1)]],
    ['a cut certificate', () => [certificate(0).subarray(0, -10).toString('base64'), ...own.x5c.slice(1)]],
    [
      'more after the certificate',
      () => [Buffer.concat([certificate(0), Buffer.of(0)]).toString('base64'), own.x5c[1]],
    ],
    ['the certificate alone', () => own.x5c.slice(0, 1)],
    ['a chain with a gap', () => [own.x5c[0], own.x5c[2]]],
    ['the chain turned round', () => own.x5c.toReversed()],
    ['the same certificate twice', () => [...own.x5c, own.x5c[2]]],
  ])('%s', async (_name, x5c) => {
    expect(await answerTo(x5c())).toEqual(code('MP-123'));
  });

  it('with a certificate that another enterprise certificate issued', async () => {
    const child = await forged(firm.number, own);
    expect(await answerTo(child.x5c, child.key)).toEqual(code('MP-123', 'chain is broken'));
  });

  it('together with kid', async () => {
    expect(await answerTo(own.x5c, own.key, { kid: firm.kid })).toEqual(code('MP-123', 'Exactly one'));
  });

  it('when the client has a pre-registered key: it must use kid', async () => {
    await change('Bytt til forhåndsregistrert nøkkel');
    expect(await answerTo(own.x5c)).toEqual(code('MP-123', 'must use kid'));
    expect((await firm.send(await firm.grant(REGISTER))).status).toBe(200);
    await change('Bytt til virksomhetssertifikat');
  });

  it('and whatever is done to a right one never gives a token, nor an error of practice’s own', async () => {
    const whole = own.x5c;
    const bytes = (change: (der: Buffer, place: number) => Buffer) =>
      fc.tuple(fc.nat(2), fc.nat()).map(([index, place]) => {
        const der = certificate(index);
        return whole.map((text, at) => (at === index ? change(der, place).toString('base64') : text));
      });
    const mutated = fc.oneof(
      { weight: 6, arbitrary: bytes((der, place) => flip(der, place)) },
      { weight: 2, arbitrary: bytes((der, place) => Buffer.concat([der.subarray(0, place % der.length), der])) },
      { weight: 2, arbitrary: bytes((der, place) => der.subarray(0, place % der.length)) },
      fc.shuffledSubarray([...whole, 'AAAA']),
      fc.tuple(fc.nat(2), fc.jsonValue()).map(([at, value]) => whole.with(at, value as string)),
      fc.jsonValue(),
    );
    const right = [JSON.stringify(whole), JSON.stringify(whole.slice(0, 2))];
    await fc.assert(
      fc.asyncProperty(mutated, async (x5c) => {
        fc.pre(!right.includes(JSON.stringify(x5c)));
        expect(await answerTo(x5c)).toMatch(/^400 invalid_grant MP-12[023]: /);
      }),
      { numRuns: process.env.KLIENTBRO_LONG ? 1000 : 150 },
    );
  });
});

describe('MP-124: the signature is wrong', () => {
  it('when another key than the certificate’s signed', async () => {
    const stranger = await forged(firm.number);
    expect(await answerTo(own.x5c, stranger.key)).toEqual(code('MP-124'));
  });

  it('when the client uses a certificate and the grant names a registered key', async () => {
    expect((await firm.send(await firm.grant(REGISTER))).json.error_description).toContain('MP-124');
  });
});

function flip(der: Buffer, place: number): Buffer {
  const copy = Buffer.from(der);
  const at = (place >> 3) % copy.length;
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << (place & 7)), at);
  return copy;
}
