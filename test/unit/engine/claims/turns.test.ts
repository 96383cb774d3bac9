import { describe, expect, it } from 'vitest';
import { Turns } from '../../../../electron/engine/claims/turns.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { manualClock, settle } from '../support.ts';

function stage(atOnce = 2) {
  const clock = manualClock();
  const turns = new Turns({ clock, atOnce: () => atOnce });
  const { signal } = new AbortController();
  const asked: string[] = [];
  const open = new Map<string, (outcome: Outcome<null>) => void>();
  const ask = (name: string, byPerson = false, service: 'claims' | 'deadlines' = 'claims', own = signal) =>
    turns.run({ service, signal: own, byPerson }, () => {
      asked.push(name);
      return new Promise<Outcome<null>>((resolve) => open.set(name, resolve));
    });
  return {
    clock,
    turns,
    asked,
    ask,
    end: (name: string, outcome: Outcome<null> = ok(null)) => open.get(name)?.(outcome),
  };
}

const down = fail('http.unavailable', { retryable: true });

describe('turns at the two services', () => {
  it('lets so many through at once, of both services together', async () => {
    const { asked, ask, end } = stage();
    const all = [ask('a'), ask('b', false, 'deadlines'), ask('c')];
    await settle();
    expect(asked).toEqual(['a', 'b']);
    end('b');
    await settle();
    expect(asked).toEqual(['a', 'b', 'c']);
    end('a');
    end('c');
    expect((await Promise.all(all)).every(({ ok: done }) => done)).toBe(true);
  });

  it('lets a person go before the background, and persons in the order they came', async () => {
    const { asked, ask, end } = stage(1);
    for (const name of ['a', 'b']) void ask(name);
    for (const name of ['first', 'second']) void ask(name, true);
    for (const name of ['a', 'first', 'second']) {
      await settle();
      end(name);
    }
    await settle();
    expect(asked).toEqual(['a', 'first', 'second', 'b']);
  });

  it('asks for nothing more of its own accord after five faults in a row, for a quarter of an hour; a person still may', async () => {
    const { clock, turns, asked, ask, end } = stage(1);
    for (let count = 0; count < 5; count += 1) {
      const one = ask(`${count}`);
      await settle();
      end(`${count}`, down);
      await one;
    }
    expect(await ask('quiet')).toEqual(down);
    expect(asked).not.toContain('quiet');
    const other = ask('other', false, 'deadlines');
    await settle();
    end('other');
    expect((await other).ok).toBe(true);
    const person = ask('person', true);
    await settle();
    end('person', down);
    expect(await person).toEqual(down);
    await clock.advance(15 * 60_000 + 1);
    expect(turns.resting('claims')).toBeUndefined();
    void ask('later');
    await settle();
    expect(asked).toContain('later');
  });

  it('forgets faults that are not in a row, and those that say something of one client alone', async () => {
    const { turns, ask, end } = stage(1);
    const refused = fail('claims.noAccess');
    for (const [index, outcome] of [
      down,
      down,
      down,
      down,
      ok(null),
      down,
      refused,
      refused,
      refused,
      refused,
    ].entries()) {
      const one = ask(`${index}`);
      await settle();
      end(`${index}`, outcome);
      await one;
    }
    expect(turns.resting('claims')).toBeUndefined();
  });

  it('keeps away for as long as it is told', async () => {
    const { clock, turns, ask, end } = stage(1);
    const one = ask('a');
    await settle();
    end('a', fail('http.throttled', { params: { waitSeconds: 90 }, retryable: true }));
    await one;
    expect(turns.resting('claims')?.until).toBe(clock.now() + 90_000);
  });

  it('lets whoever gives up while waiting go, and the next one in', async () => {
    const { asked, ask, end } = stage(1);
    const stop = new AbortController();
    void ask('a');
    const given = ask('b', false, 'claims', stop.signal);
    void ask('c');
    stop.abort();
    expect(await given).toMatchObject({ error: { code: 'http.cancelled', sent: 'notSent' } });
    end('a');
    await settle();
    expect(asked).toEqual(['a', 'c']);
  });
});
