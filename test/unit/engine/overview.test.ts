import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../electron/engine/claims/facts.ts';
import { readClaims } from '../../../electron/engine/claims/read.ts';
import { type Situation, todayOf } from '../../../electron/engine/overview.ts';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import type { TermCell } from '../../../shared/contract/mva.ts';
import { clientRow, clientWay } from '../../support/client-row.ts';
import { termCell } from '../../support/term-cell.ts';

const A = { organisationNumber: '310000019', name: 'Fjell og Fjord AS' };
const B = { organisationNumber: '310000027', name: 'Bakeri AS' };

function cell(client: typeof A, state: TermCell['state'], deadline: string, returnId: string | null = null): TermCell {
  return termCell({ client, deadline, state, returnId });
}

function client(who: typeof A, ways: ClientRow['ways'], unread = 0): ClientRow {
  return clientRow({ ...who, ways, unread, systemUserId: null, systemUserTitle: null });
}

const good = [clientWay('mva')];

function today(change: Partial<Situation> = {}) {
  return todayOf({
    access: { systemUsers: [{ kind: 'agent' }], requests: [] } as unknown as Situation['access'],
    clients: [client(A, good)],
    cells: [],
    sync: { running: false, lastFinishedAt: null, nextAt: null, failures: [] },
    waitingForLogin: new Set(),
    due: [],
    followUps: [],
    claims: [],
    keyExpiresOn: null,
    backup: { code: null, codeNeeded: false, due: false },
    archiveStopped: false,
    stopped: [],
    toDelete: [],
    selfLinkingStopped: false,
    rightsGaps: new Map(),
    setsUp: true,
    reminders: { notDrafted: 14, notReleased: 5, notSent: 2, alarm: false },
    // 00:30 on 1 December in Norway, still November in UTC.
    now: Date.UTC(2026, 10, 30, 23, 30),
    ...change,
  });
}

const noTotals = { interest: null, overdue: null, notDue: null, unplaced: null, balance: null };
const nothingOwed = { party: null, shielded: false, claims: [], unplaced: [], totals: null, groups: [] };

function claimOf({ kravtype, forfall, open }: { kravtype: string; forfall: string; open: number }) {
  const due = { forfallsdato: forfall, opprinneligBeloep: open, gjenstaaendeBeloep: open };
  const [claim] =
    readClaims({
      krav: { kravtype, kravgruppe: 'Merverdiavgift', gjenstaaendeBeloep: open, kravforfall: [due] },
    })?.entries ?? [];
  if (!claim) throw new Error('not read');
  return claim;
}

describe('today', () => {
  it('begins with the set-up when there is nothing yet, and with linking when nobody is linked', () => {
    const access = { systemUsers: [], requests: [] } as unknown as Situation['access'];
    expect(today({ access, clients: [] }).rows.map((row) => row.kind)).toEqual(['setUp']);
    expect(today({ clients: [] }).rows.map((row) => row.kind)).toEqual(['linkClients']);
  });

  it('leaves what only somebody who sets up can do to them, but for the set-up that all waits for', () => {
    const waits = {
      keyExpiresOn: '2026-12-02',
      backup: { code: null, codeNeeded: true, due: true },
      clients: [client(A, [clientWay('mva', 'lost'), clientWay('dialogs')])],
    };
    const kinds = (change: Partial<Situation>) => today({ ...waits, ...change }).rows.map((row) => row.kind);
    expect(kinds({})).toEqual(['keyEnds', 'accessLost', 'recoveryCode']);
    expect(kinds({ setsUp: false })).toEqual(['accessLost']);
    const access = { systemUsers: [], requests: [] } as unknown as Situation['access'];
    expect(kinds({ access, clients: [], setsUp: false })).toEqual(['setUp']);
  });

  it('leads to linking without a login when that has stopped', () => {
    expect(today({ selfLinkingStopped: true }).rows).toMatchObject([
      { kind: 'selfLinkingStopped', to: '/tilgang/uten-innlogging' },
    ]);
  });

  it('leads to the archive folder when papers could not be written there', () => {
    expect(today({ archiveStopped: true }).rows).toMatchObject([{ kind: 'archiveStopped', to: '/innstillinger' }]);
  });

  it('misses a recovery code in a real firm until it is there, and then a backup that is old', () => {
    const code = { keptAt: '2026-01-01T08:00:00.000Z' };
    const kinds = (backup: Situation['backup']) => today({ backup }).rows.map((row) => row.kind);
    expect(kinds({ code: null, codeNeeded: false, due: false })).toEqual([]);
    expect(kinds({ code: null, codeNeeded: true, due: true })).toEqual(['recoveryCode']);
    expect(kinds({ code, codeNeeded: true, due: true })).toEqual(['backupDue']);
    expect(kinds({ code, codeNeeded: true, due: false })).toEqual([]);
  });

  it('makes one row of many alike, names the client of a single one, and leads to its return', () => {
    const cells = [
      cell(A, 'missing', '2026-12-10'),
      cell(B, 'missing', '2026-12-10'),
      cell(A, 'draft', '2027-02-10', 'r-1'),
    ];
    expect(today({ cells }).rows).toEqual([
      { kind: 'returnDue', client: null, count: 2, by: '2026-12-10', to: '/mva' },
      { kind: 'draftReady', client: A, count: 1, by: '2027-02-10', to: '/mva/r-1' },
    ]);
  });

  it('puts a fine and a return that Skatteetaten misses high, names one client, adds up, and leaves out those it does not list', () => {
    const fine = claimOf({ kravtype: 'tvangsmulktAopplysningsloven', forfall: '2026-11-20', open: 5000 });
    const missed = claimOf({ kravtype: 'tvangsmulktMvaManglendeMvaMelding', forfall: '2026-12-20', open: 657 });
    const facts = (organisationNumber: string, overdue: number | null, ...claims: ReturnType<typeof claimOf>[]) =>
      factsOf(organisationNumber, { ...nothingOwed, claims, totals: { ...noTotals, overdue } });
    const clients = [client(A, good), client(B, good)];
    const stranger = facts('310000035', 900_000_00, fine, missed);
    const claims = [facts(A.organisationNumber, 5000_00, fine), facts(B.organisationNumber, 0, missed), stranger];
    const cells = [cell(A, 'missing', '2026-12-01')];
    const found = today({ clients, claims, cells });
    expect(found.rows).toEqual([
      { kind: 'returnMissing', client: B, count: 1, by: '2026-12-20', to: `/krav/${B.organisationNumber}` },
      {
        ...{ kind: 'coerciveFine', client: A, count: 1, by: '2026-11-20', to: `/krav/${A.organisationNumber}` },
        amount: 5000_00,
      },
      { kind: 'returnDue', client: A, count: 1, by: '2026-12-01', to: '/mva' },
      {
        ...{ kind: 'claimOverdue', client: A, count: 1, by: '2026-11-20', to: `/krav/${A.organisationNumber}` },
        amount: 5000_00,
      },
    ]);
    expect(found.clientsOverdue).toBe(1);
    // One the firm takes leave of is somebody else's.
    const leaving = clients.map((each) => ({ ...each, ending: 'ending' as const }));
    expect(today({ clients: leaving, claims }).rows.filter(({ to }) => to.startsWith('/krav'))).toEqual([]);
  });

  it('makes one row of many who are late, without a sum where Skatteetaten gave none, and calls nobody late before the day', () => {
    const late = claimOf({ kravtype: 'Mva-melding', forfall: '2026-11-30', open: 100 });
    const due = claimOf({ kravtype: 'Mva-melding', forfall: '2026-12-01', open: 100 });
    const clients = [client(A, good), client(B, good)];
    const of = (claim: typeof late) => factsOf(B.organisationNumber, { ...nothingOwed, claims: [claim] });
    const first = factsOf(A.organisationNumber, { ...nothingOwed, totals: { ...noTotals, overdue: 100_00 } });
    expect(today({ clients, claims: [first, of(late)] }).rows).toEqual([
      { kind: 'claimOverdue', client: null, count: 2, by: '2026-11-30', to: '/krav/forfalt' },
    ]);
    expect(today({ clients, claims: [of(due)] }).rows).toEqual([]);
  });

  it('asks for a draft of another organisation to be corrected, and never calls it ready', () => {
    const draft = { ...cell(A, 'draft', '2027-02-10', 'r-1'), wrongOrganisation: true };
    expect(today({ cells: [draft] }).rows).toEqual([
      { kind: 'draftWrongOrganisation', client: A, count: 1, by: '2027-02-10', to: '/mva/r-1' },
    ]);
  });

  it('calls no term late that may have been delivered elsewhere, and counts days by Norway', () => {
    const cells = [
      { ...cell(A, 'missing', '2026-04-10'), expected: false },
      cell(A, 'missing', '2026-12-01'),
      cell(B, 'missing', '2026-12-15'),
      cell(B, 'missing', '2026-12-16'),
    ];
    const { rows, deadlinesNext14Days, nextDeadline } = today({ cells });
    expect(rows).toMatchObject([{ kind: 'returnDue', count: 2, by: '2026-12-01' }]);
    expect(deadlinesNext14Days).toBe(2);
    expect(nextDeadline).toBe('2026-12-01');
  });

  it('puts what waits for a verdict first, then what went wrong, and shows seven at most', () => {
    const states = ['draft', 'failed', 'unknown', 'rejected', 'sent'] as const;
    const { rows } = today({
      cells: [...states.map((state) => cell(A, state, '2026-12-10', state)), cell(B, 'missing', '2026-12-10')],
      clients: [client(A, good, 3)],
      sync: {
        running: false,
        lastFinishedAt: null,
        nextAt: null,
        failures: [{ client: B, problem: { code: 'x', params: {}, retryable: true } }],
      },
    });
    expect(rows.map((row) => row.kind)).toEqual([
      'waitingForVerdict',
      'returnRejected',
      'returnUnknown',
      'returnFailed',
      'returnDue',
      'draftReady',
      'dialogsUnread',
    ]);
  });

  it('tells a filing that waits for a login from one that waits for its verdict, and which messages are due', () => {
    const cells = [cell(A, 'filing', '2026-12-10', 'r-1'), cell(B, 'sent', '2026-12-10', 'r-2')];
    const { rows } = today({ cells, waitingForLogin: new Set(['r-1']), due: [{ client: A, day: '2026-12-03' }] });
    expect(rows.map((row) => [row.kind, row.client?.name, row.by])).toEqual([
      ['waitingForVerdict', B.name, '2026-12-10'],
      ['waitingForLogin', A.name, '2026-12-10'],
      ['dialogDue', A.name, '2026-12-03'],
    ]);
  });

  it('tells what is to be followed up, to whom by name, and not for a client the firm takes leave of', () => {
    const followUps = [
      { client: A, day: '2026-11-20', person: 'Ingrid' },
      { client: B, day: '2026-11-21', person: null },
    ];
    const [row] = today({ followUps }).rows;
    expect(row).toMatchObject({
      ...{ kind: 'followUpDue', client: null, count: 2, by: '2026-11-20', persons: ['Ingrid'], to: '/innboks/frister' },
    });
    const clients = [{ ...client(A, []), ending: 'ending' as const }];
    const kept = today({ followUps, clients }).rows.find(({ kind }) => kind === 'followUpDue');
    expect(kept).toMatchObject({ client: B, count: 1 });
  });

  it('waits for nobody to cure a client that the firm itself took off, or that was asked', () => {
    const clients = [
      client(A, [clientWay('mva', 'canBeLinked', 'takenOff')]),
      client(A, [clientWay('mva', 'waitingForDelegation', 'asked')]),
      client(B, [clientWay('mva', 'lost', 'accessEnded')]),
      client(B, [clientWay('mva', 'lacksPackage', 'packageMissing')]),
      client(B, [clientWay('mva', 'canBeLinked', 'listed')]),
    ];
    expect(today({ clients }).clientsWithoutAccess).toBe(3);
  });
});

describe('the end of the key', () => {
  // Today is 1 December 2026 in Norway.
  it.each([
    ['2027-01-31', undefined],
    ['2027-01-30', 'keyExpires'],
    ['2026-12-09', 'keyExpires'],
    ['2026-12-08', 'keyEnds'],
    ['2026-12-01', 'keyEnds'],
    ['2026-11-20', 'keyEnds'],
  ])('on %s gives the row %s', (keyExpiresOn, kind) => {
    const rows = today({ keyExpiresOn }).rows.filter((row) => row.kind.startsWith('key'));
    const row = { kind, client: null, count: 1, by: keyExpiresOn, to: '/tilgang/nokler' };
    expect(rows).toEqual(kind === undefined ? [] : [row]);
  });

  it('within a week stands above everything but what waits for its verdict', () => {
    const cells = [cell(A, 'rejected', '2026-12-10', 'r1'), cell(B, 'sent', '2026-12-10', 'r2')];
    expect(today({ cells, keyExpiresOn: '2026-12-05' }).rows.map((row) => row.kind)).toEqual([
      'waitingForVerdict',
      'keyEnds',
      'returnRejected',
    ]);
    expect(today({ cells, keyExpiresOn: '2026-12-25' }).rows.at(-1)?.kind).toBe('keyExpires');
  });

  it('puts a client that lost its access before what waits for a login when its deadline is near, and tells whose it is', () => {
    const lost = (by: string) => ({
      ...client(A, [clientWay('mva', 'lost', 'roleEnded')]),
      nextDeadline: by,
      responsible: 'Ingrid',
      deputy: 'Amir',
    });
    const cells = [cell(B, 'filing', '2026-12-10', 'r-1')];
    const waitingForLogin = new Set(['r-1']);
    const near = today({ clients: [lost('2026-12-10')], cells, waitingForLogin });
    expect(near.rows.map((row) => row.kind)).toEqual(['accessLost', 'waitingForLogin', 'linkClients']);
    expect(near.rows[0]).toEqual({
      kind: 'accessLost',
      client: A,
      count: 1,
      by: '2026-12-10',
      persons: ['Ingrid', 'Amir'],
      to: `/klienter/${A.organisationNumber}`,
    });
    const far = today({ clients: [lost('2027-02-10')], cells, waitingForLogin });
    expect(far.rows.map((row) => row.kind)).toEqual(['waitingForLogin', 'linkClients', 'accessLost']);
  });

  it('tells of a whole system user that is gone once, to those who answer for it', () => {
    const access = {
      systemUsers: [
        {
          id: 'u',
          kind: 'agent',
          goneAt: '2026-11-30T08:00:00.000Z',
          clients: 2,
          holders: { accessManager: 'Hege', clientAdministrator: 'Marius' },
        },
      ],
      requests: [],
    } as unknown as Situation['access'];
    const clients = [A, B].map((each) => client(each, [clientWay('mva', 'lost', 'systemUserGone')]));
    expect(today({ access, clients }).rows).toEqual([
      {
        kind: 'systemUserGone',
        client: null,
        count: 2,
        by: null,
        persons: ['Marius'],
        to: '/tilgang/systemtilganger/u',
      },
    ]);
  });

  it('leaves out what belongs to a client the firm takes leave of, but for what was sent', () => {
    const leaving = { ...client(A, [clientWay('mva', 'lost', 'accessEnded')], 4), ending: 'ending' as const };
    const cells = [cell(A, 'draft', '2026-12-10', 'r-1'), cell(A, 'sent', '2026-12-10', 'r-2')];
    const { rows, unread, clientsWithoutAccess } = today({ clients: [leaving, client(B, good)], cells });
    expect(rows.map((row) => row.kind)).toEqual(['waitingForVerdict']);
    expect([unread, clientsWithoutAccess]).toEqual([0, 0]);
  });

  it('tells of clients that were stopped, and of those whose day for deletion has come', () => {
    const { rows } = today({ stopped: [A, B], toDelete: [B] });
    expect(rows).toEqual([
      { kind: 'clientStopped', client: null, count: 2, by: null, to: '/klienter' },
      { kind: 'deleteClient', client: B, count: 1, by: null, to: `/klienter/${B.organisationNumber}/avslutt` },
    ]);
  });
});
