import { describe, expect, it } from 'vitest';
import { BatchWriter } from '../../../../electron/engine/store/batch-writer.ts';
import type { Trx } from '../../../../electron/engine/store/store.ts';
import { manualClock, openTestStore } from '../support.ts';

const put = (key: string, value: string) => async (trx: Trx) => {
  await trx.insertInto('setting').values({ key, value }).execute();
  return key;
};

function room() {
  const store = openTestStore();
  let commits = 0;
  const counted = {
    ...store,
    transaction: async <T>(work: (trx: Trx) => Promise<T>) => {
      commits += 1;
      return store.transaction(work);
    },
  };
  const kept = async () =>
    (await store.db.selectFrom('setting').select('key').orderBy('key').execute()).map((row) => row.key);
  return { writer: new BatchWriter(counted), kept, commits: () => commits };
}

describe('many small writes', () => {
  it('wait for each other as long as they may, where that is wished', async () => {
    const store = openTestStore();
    const clock = manualClock();
    let commits = 0;
    const transaction = <T>(work: (trx: Trx) => Promise<T>): Promise<T> => {
      commits += 1;
      return store.transaction(work);
    };
    const writer = new BatchWriter({ ...store, transaction }, { ms: 10, clock });
    const first = writer.write(put('a', '1'));
    await clock.advance(9);
    const second = writer.write(put('b', '1'));
    expect(commits).toBe(0);
    await clock.advance(1);
    expect(await Promise.all([first, second])).toEqual(['a', 'b']);
    expect(commits).toBe(1);
  });

  it('of one turn are one commit, each told its own answer when all are on disk', async () => {
    const { writer, kept, commits } = room();
    const keys = ['a', 'b', 'c'];
    expect(await Promise.all(keys.map((key) => writer.write(put(key, '1'))))).toEqual(keys);
    expect(await kept()).toEqual(keys);
    expect(commits()).toBe(1);
  });

  it('that come while one is written go together into the next, in their order', async () => {
    const { writer, kept, commits } = room();
    const seen: string[] = [];
    const first = writer.write(async (trx) => {
      seen.push('a');
      later = ['b', 'c'].map((key) =>
        writer.write(async (inner) => {
          seen.push(key);
          return put(key, '1')(inner);
        }),
      );
      return put('a', '1')(trx);
    });
    let later: Promise<string>[] = [];
    await first;
    await Promise.all(later);
    expect(seen).toEqual(['a', 'b', 'c']);
    expect(await kept()).toEqual(['a', 'b', 'c']);
    expect(commits()).toBe(2);
  });

  it('keep nothing of one that fails, which is refused alone', async () => {
    const { writer, kept, commits } = room();
    const settled = await Promise.allSettled([
      writer.write(put('a', '1')),
      writer.write(async (trx) => {
        await put('half', '1')(trx);
        throw new Error('no');
      }),
      writer.write(put('b', '1')),
    ]);
    expect(settled.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await kept()).toEqual(['a', 'b']);
    expect(commits()).toBe(1);
  });
});
