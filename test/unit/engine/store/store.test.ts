import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { attempt } from '../../../../electron/engine/store/faults.ts';
import { migrations } from '../../../../electron/engine/store/migrations/index.ts';
import { Settings } from '../../../../electron/engine/store/settings.ts';
import { openStore } from '../../../../electron/engine/store/store.ts';
import { manualClock, openTestStore, silentLog, type TestStore, temporaryFolder } from '../support.ts';

const reopen = (store: TestStore, change: Partial<Parameters<typeof openStore>[0]> = {}) =>
  openStore({
    path: store.path,
    key: store.key,
    keyKnownRight: true,
    clock: manualClock(),
    log: silentLog(),
    ...change,
  });

describe('the store', () => {
  it('keeps rows over a restart, encrypted', async () => {
    const store = openTestStore();
    await new Settings(store).set('planted', { text: 'Solbakken Regnskap' });
    await store.close();
    expect(readFileSync(store.path).includes('Solbakken')).toBe(false);
    expect(readFileSync(store.path).subarray(0, 15).toString()).not.toBe('SQLite format 3');

    const again = reopen(store);
    if (!again.ok) throw new Error(again.error.code);
    expect(await new Settings(again.value).get('planted')).toEqual({ text: 'Solbakken Regnskap' });
    await again.value.close();
  });

  it.each([
    ['a boolean', true],
    ['undefined', undefined],
    ['an object', { a: 1 }],
    ['a date', new Date(0)],
    ['not a number', Number.NaN],
    ['a large bigint', 2n ** 60n],
  ])('refuses %s as a parameter instead of ending the process', async (_name, value) => {
    const store = openTestStore();
    await expect(sql`SELECT ${sql.val(value)} AS x`.execute(store.db)).rejects.toThrow('parameter 1');
  });

  it('gives back blobs, integers and text as they were', async () => {
    const store = openTestStore();
    const answer =
      await sql`SELECT ${new Uint8Array([1, 2, 3])} AS b, ${9_007_199_254_740_991} AS n, ${'æøå'} AS t`.execute(
        store.db,
      );
    expect(answer.rows).toEqual([{ b: new Uint8Array([1, 2, 3]), n: 9_007_199_254_740_991, t: 'æøå' }]);
  });

  it('takes back everything when a transaction throws', async () => {
    const store = openTestStore();
    const settings = new Settings(store);
    const failing = store.transaction(async (trx) => {
      await settings.set('a', 1, trx);
      throw new Error('planted');
    });
    await expect(failing).rejects.toThrow('planted');
    expect(await settings.get('a')).toBeUndefined();
  });

  it('takes back everything too when what can be fetched again throws, and flushes what comes after', async () => {
    const store = openTestStore();
    const settings = new Settings(store);
    const failing = store.refetchable(async (trx) => {
      await settings.set('a', 1, trx);
      throw new Error('planted');
    });
    await expect(failing).rejects.toThrow('planted');
    expect(await settings.get('a')).toBeUndefined();
    await expect(store.refetchable(() => store.transaction(async () => 1))).rejects.toThrow('trx');
    const { rows } = await sql<{ synchronous: number }>`PRAGMA synchronous`.execute(store.db);
    expect(rows).toEqual([{ synchronous: 2 }]);
  });

  it('throws where a transaction would wait for itself for ever', async () => {
    const store = openTestStore();
    const nested = store.transaction(async () => new Settings(store).get('a'));
    await expect(nested).rejects.toThrow('must use its `trx`');
    await expect(store.transaction(() => store.transaction(async () => 1))).rejects.toThrow('trx');
  });

  it('lets work started inside a transaction come after it', async () => {
    const store = openTestStore();
    const settings = new Settings(store);
    const after = await store.transaction(async (trx) => {
      const seen = store.outside(() => settings.get('a'));
      await settings.set('a', 1, trx);
      return { seen };
    });
    expect(await after.seen).toBe(1);
  });

  it('answers a full disk as a value, and goes on when there is room', async () => {
    const store = openTestStore();
    const settings = new Settings(store);
    await settings.set('before', 1);
    const [pages] = (await sql<{ page_count: number }>`PRAGMA page_count`.execute(store.db)).rows;
    await sql`PRAGMA max_page_count = ${sql.raw(String((pages?.page_count ?? 0) + 2))}`.execute(store.db);
    const write = (key: string) => settings.set(key, 'x'.repeat(60_000));
    expect(await attempt(() => write('large'))).toMatchObject({ ok: false, error: { code: 'store.diskFull' } });
    const both = store.transaction(async (trx) => {
      await settings.set('small', 1, trx);
      await settings.set('large', 'x'.repeat(60_000), trx);
    });
    expect(await attempt(() => both)).toMatchObject({ ok: false, error: { code: 'store.diskFull' } });
    expect(await settings.get('small')).toBeUndefined();
    expect(await settings.get('before')).toBe(1);
    await sql`PRAGMA max_page_count = 100000`.execute(store.db);
    await write('large');
    expect(await settings.get('large')).toHaveLength(60_000);
  });

  it('refuses a database from a newer version and leaves the file as it is', async () => {
    const store = openTestStore();
    await sql`INSERT INTO migration (number, name, applied_at) VALUES (999, 'later', '2027-01-01')`.execute(store.db);
    await store.close();
    const before = readFileSync(store.path);
    expect(reopen(store)).toMatchObject({
      ok: false,
      error: { code: 'store.newerVersion', params: { found: 999, known: migrations.at(-1)?.number } },
    });
    expect(readFileSync(store.path).equals(before)).toBe(true);
  });

  it('does not touch a file that a key not known to be right does not open', async () => {
    const store = openTestStore();
    await store.close();
    const before = readFileSync(store.path);
    const answer = reopen(store, { key: randomBytes(32), keyKnownRight: false });
    expect(answer).toMatchObject({ ok: false, error: { code: 'vault.changed' } });
    expect(readFileSync(store.path).equals(before)).toBe(true);
    const right = reopen(store);
    expect(right.ok && right.value.setAsideAs).toBe(null);
    if (right.ok) await right.value.close();
  });

  it('copies itself, still encrypted under the same key', async () => {
    const store = openTestStore();
    await new Settings(store).set('a', 'planted');
    const path = join(temporaryFolder(), 'copy.db');
    store.vacuumInto(path);
    expect(readFileSync(path).includes('planted')).toBe(false);
    const copy = reopen(store, { path });
    if (!copy.ok) throw new Error(copy.error.code);
    expect(await new Settings(copy.value).get('a')).toBe('planted');
    await copy.value.close();
  });

  it('answers nothing after it was closed', async () => {
    const store = openTestStore();
    const settings = new Settings(store);
    await settings.get('a');
    await store.close();
    await expect(settings.get('a')).rejects.toThrow();
  });

  it('keeps timers running between many queries', async () => {
    const store = openTestStore();
    const settings = new Settings(store);
    let ticked = false;
    const ticking = setTimeout(() => {
      ticked = true;
    }, 5);
    // Without a pause of the dialect's own, these answers would follow each other before any timer.
    for (let query = 0; query < 200_000 && !ticked; query += 1) await settings.get('a');
    clearTimeout(ticking);
    expect(ticked).toBe(true);
  });
});

describe('a damaged database', () => {
  async function damagedStore(damage: (bytes: Buffer) => Buffer): Promise<TestStore> {
    const store = openTestStore();
    const settings = new Settings(store);
    for (let index = 0; index < 50; index += 1) await settings.set(`key ${index}`, 'x'.repeat(2_000));
    await store.close();
    writeFileSync(store.path, damage(readFileSync(store.path)));
    return store;
  }
  const flip = (from: number, to: number) => (bytes: Buffer) => {
    for (let index = from; index < to; index += 1) bytes[index] = (bytes[index] ?? 0) ^ 0xff;
    return bytes;
  };

  it.each([
    ['in its first page', flip(20, 400)],
    ['in the middle', flip(40_000, 60_000)],
    ['by being cut', (bytes: Buffer) => bytes.subarray(0, 30_000)],
    ['by being something else', () => Buffer.from('<html>not a database</html>'.repeat(200))],
  ])('%s is set aside under its own name, and a new one opened', async (_name, damage) => {
    const store = await damagedStore(damage);
    const bytes = readFileSync(store.path);
    const answer = reopen(store);
    if (!answer.ok) throw new Error(answer.error.code);
    expect(answer.value.setAsideAs).toMatch(/^klientbro\.db\.damaged-2026-02-02T08-00-00-000Z$/);
    expect(readFileSync(join(store.folder, answer.value.setAsideAs ?? '')).equals(bytes)).toBe(true);
    expect(await new Settings(answer.value).get('key 1')).toBeUndefined();
    await answer.value.close();
  });

  it('met while in use is checked whole at the next start', async () => {
    const store = openTestStore();
    const settings = new Settings(store);
    for (let index = 0; index < 20; index += 1) await settings.set(`key ${index}`, 'x'.repeat(3_000));
    await store.close();
    const intact = join(store.folder, 'intact.db');
    copyFileSync(store.path, intact);
    const opened = reopen(store);
    if (!opened.ok) throw new Error(opened.error.code);
    writeFileSync(store.path, flip(4_096, 80_000)(readFileSync(store.path)));
    await sql`PRAGMA shrink_memory`.execute(opened.value.db);
    const read = await attempt(() => sql`SELECT sum(length(value)) FROM setting`.execute(opened.value.db));
    expect(read).toMatchObject({ ok: false, error: { code: 'store.damaged' } });
    await opened.value.close();
    expect(existsSync(`${store.path}.check`)).toBe(true);
    // Had the disk only misread, the check finds nothing and the file stays.
    copyFileSync(intact, store.path);
    const again = reopen(store);
    expect(again.ok && again.value.setAsideAs).toBe(null);
    expect(readdirSync(store.folder).filter((name) => /damaged|check/.test(name))).toEqual([]);
    if (again.ok) await again.value.close();
  });
});
