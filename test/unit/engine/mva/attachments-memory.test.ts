/** As many files as large as they may be: taken in, kept and sent without the process growing by more than a little. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { MvaApp } from '../../../../electron/engine/mva/filing/app.ts';
import { SideFiles } from '../../../../electron/engine/store/files.ts';
import { ATTACHMENT_BYTES } from '../../../../shared/contract/attachments.ts';
import { ok } from '../../../../shared/outcome.ts';
import { sink } from '../http/server.ts';
import { temporaryFolder } from '../support.ts';

const COUNT = process.env.KLIENTBRO_LONG === '1' ? 20 : 5;
const PIECE = randomBytes(50_000);
/** Pieces that are read and not collected yet; five files weigh 131 MB, twenty 524. */
const MOST_GROWTH = 90e6;

it(`${COUNT} attachments of 25 MB`, { timeout: 300_000 }, async () => {
  const { http, origin, taken } = await sink();
  const app = new MvaApp({ http, app: origin, platform: origin, signal: new AbortController().signal });
  const files = new SideFiles({ folder: join(temporaryFolder(), 'files'), key: randomBytes(32) });
  const tokens = { get: async () => ok('token'), forget: () => {} };
  // What is outside the heap is where whole files would lie; the heap itself belongs to all tests of this process.
  const held = () => process.memoryUsage().arrayBuffers;
  const before = held();
  let most = before;
  const look = setInterval(() => {
    most = Math.max(most, held());
  }, 5);
  for (let nth = 0; nth < COUNT; nth += 1) {
    const read = async function* () {
      yield Buffer.from([nth]);
      for (let at = 1; at < ATTACHMENT_BYTES; at += PIECE.length)
        yield PIECE.subarray(0, Math.min(PIECE.length, ATTACHMENT_BYTES - at));
    };
    const { hash } = await files.put({ size: ATTACHMENT_BYTES, read });
    const opened = await files.open(hash);
    if (!opened.ok) throw new Error(opened.error.code);
    const about = { name: `${nth}.pdf`, content_type: 'application/pdf' };
    const reply = await app.attach(tokens, '1/2', about, opened.value);
    expect(reply.kind).toBe('done');
    most = Math.max(most, held());
  }
  clearInterval(look);
  expect(taken).toEqual(Array.from({ length: COUNT }, () => ATTACHMENT_BYTES));
  expect(most - before).toBeLessThan(MOST_GROWTH);
});
