import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createAudit } from '../../../../electron/engine/audit/audit.ts';
import { auditRow } from '../../../../shared/contract/work.ts';
import { fail, ok } from '../../../../shared/outcome.ts';
import { manualClock, openTestStore } from '../support.ts';

const client = { organisationNumber: '910075918', name: 'Solbakken Rør AS' };

function audit() {
  const store = openTestStore();
  const pushed: string[] = [];
  let person = 'Kari Lunde';
  const clock = manualClock(Date.UTC(2026, 1, 2, 8));
  const made = createAudit({ store, clock, push: (name) => pushed.push(name), person: () => person });
  return { store, clock, pushed, audit: made, become: (name: string) => (person = name) };
}
const all = { limit: 100 };

describe('the audit log', () => {
  it('writes before and after an act, with the client, the outcome and the person who began it', async () => {
    const { audit: log, pushed, become } = audit();
    const seen: number[] = [];
    const outcome = await log.around(
      { act: 'client.link', client, params: { package: 'regnskapsforer' } },
      async () => {
        seen.push((await log.list(all)).rows.length);
        become('Ola Vik');
        return ok('linked');
      },
    );
    expect(outcome).toEqual(ok('linked'));
    expect(seen).toEqual([1]);
    const { rows, total } = await log.list(all);
    expect(total).toBe(2);
    expect(rows.map((row) => auditRow.parse(row))).toEqual(rows);
    expect(rows).toMatchObject([
      { sequence: 2, act: 'client.link', client, outcome: 'done', person: 'Kari Lunde', params: {} },
      { sequence: 1, client, outcome: 'begun', person: 'Kari Lunde', at: '2026-02-02T08:00:00.000Z' },
    ]);
    expect(pushed).toEqual(['audit.changed', 'audit.changed']);
  });

  it.each([
    ['failed', 'notSent'],
    ['refused', 'sent'],
    ['unknown', 'unknown'],
    ['failed', undefined],
  ] as const)('ends as %s when the failure says %s', async (end, sent) => {
    const { audit: log } = audit();
    const error = fail('access.altinnRefused', { params: { status: 403 }, ...(sent ? { sent } : {}) });
    expect(await log.around({ act: 'system.register' }, async () => error)).toEqual(error);
    const [last] = (await log.list(all)).rows;
    expect(last).toMatchObject({ outcome: end, params: { status: 403, code: 'access.altinnRefused' } });
  });

  it('ends as unknown when the act throws', async () => {
    const { audit: log } = audit();
    const throwing = log.around({ act: 'system.register' }, async () => {
      throw new Error('planted');
    });
    await expect(throwing).rejects.toThrow('planted');
    expect((await log.list(all)).rows[0]?.outcome).toBe('unknown');
  });

  it('lets nothing happen that could not be written down', async () => {
    const { audit: log, store } = audit();
    const [pages] = (await sql<{ page_count: number }>`PRAGMA page_count`.execute(store.db)).rows;
    await sql`PRAGMA max_page_count = ${sql.raw(String(pages?.page_count ?? 0))}`.execute(store.db);
    let acted = false;
    const large = { act: 'return.submit', params: { note: 'x'.repeat(20_000) } };
    const outcome = await log.around(large, async () => {
      acted = true;
      return ok(1);
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'store.diskFull', sent: 'notSent' } });
    expect(acted).toBe(false);
  });

  it('ends each act once', async () => {
    const { audit: log } = audit();
    const sequence = await log.begin({ act: 'key.create' });
    await log.end(sequence, 'done');
    await expect(log.end(sequence, 'failed')).rejects.toThrow('UNIQUE');
    await expect(log.end(99, 'failed')).rejects.toThrow('did not begin');
  });

  it('is part of the transaction a local act happens in', async () => {
    const { audit: log, store } = audit();
    const failing = store.transaction(async (trx) => {
      await log.note({ act: 'clients.add', client }, trx);
      throw new Error('planted');
    });
    await expect(failing).rejects.toThrow('planted');
    expect((await log.list(all)).total).toBe(0);
    expect(await log.verify()).toEqual({ intact: true, rows: 0, brokenAt: null });
  });

  it('lists by client, act, person and page', async () => {
    const { audit: log, become } = audit();
    for (let index = 0; index < 5; index += 1) await log.note({ act: 'clients.add', client });
    become('Ola Vik');
    await log.note({ act: 'settings.set' });
    expect((await log.list({ ...all, organisationNumber: '910075918' })).total).toBe(5);
    expect((await log.list({ ...all, act: 'settings.set' })).rows).toHaveLength(1);
    expect((await log.list({ ...all, person: 'Ola Vik' })).rows).toHaveLength(1);
    const page = await log.list({ before: 4, limit: 2 });
    expect([page.total, page.rows.map((row) => row.sequence)]).toEqual([6, [3, 2]]);
  });

  it('numbers acts that happen at once without a gap', async () => {
    const { audit: log } = audit();
    await Promise.all(Array.from({ length: 40 }, (_, index) => log.note({ act: `act.${index}` })));
    expect(await log.verify()).toEqual({ intact: true, rows: 40, brokenAt: null });
  });
});

describe('verifying the chain', () => {
  async function tampered(statement: string) {
    const { audit: log, store } = audit();
    await store.transaction(async (trx) => {
      for (let index = 0; index < 700; index += 1)
        await log.note({ act: 'clients.add', client, params: { index } }, trx);
    });
    await sql`DROP TRIGGER audit_no_update`.execute(store.db);
    await sql`DROP TRIGGER audit_no_delete`.execute(store.db);
    await sql.raw(statement).execute(store.db);
    return log.verify();
  }

  it.each([
    ['a changed person', `UPDATE audit SET person = 'Ola' WHERE sequence = 600`, 600],
    ['changed params', `UPDATE audit SET params = '{}' WHERE sequence = 3`, 3],
    ['a row taken out', 'DELETE FROM audit WHERE sequence = 12', 12],
    ['rows cut off the end', 'DELETE FROM audit WHERE sequence > 690', 691],
    ['an emptied log', 'DELETE FROM audit', 1],
    ['a lost head', 'DELETE FROM audit_head', 701],
  ])('finds %s', async (_name, statement, brokenAt) => {
    expect(await tampered(statement)).toMatchObject({ intact: false, brokenAt });
  });

  it('finds nothing where nothing was changed', async () => {
    expect(await tampered('SELECT 1')).toEqual({ intact: true, rows: 700, brokenAt: null });
  });
});
