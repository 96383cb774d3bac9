import type { OutputOf } from '../../shared/contract.ts';
import type { HandlerParts } from './handlers.ts';

type Today = OutputOf<'overview.get'>;
type Row = Today['rows'][number];

/** Most urgent first. */
const ORDER: readonly Row['kind'][] = [
  'waitingForVerdict',
  'returnRejected',
  'returnUnknown',
  'returnFailed',
  'waitingForLogin',
  'setUp',
  'requestOpen',
  'linkClients',
  'returnDue',
  'draftReady',
  'dialogDue',
  'dialogsUnread',
  'syncFailed',
];
const ROWS = 7;
const DAY_MS = 24 * 60 * 60_000;

/** "Hva må jeg gjøre i dag?": what waits, many alike as one row, at most seven. */
export async function todayOf(parts: HandlerParts): Promise<Today> {
  const [access, clients, terms] = [
    await parts.setUp.overview(),
    await parts.list.rows(),
    await parts.mva.handlers['mva.terms']({}),
  ];
  const rows: Row[] = [];
  const add = (kind: Row['kind'], to: string, found: readonly { client: Row['client']; by?: string | null }[]) => {
    const first = found[0];
    if (!first) return;
    const by =
      found
        .map((each) => each.by ?? null)
        .filter((each) => each !== null)
        .sort()[0] ?? null;
    rows.push({ kind, client: found.length === 1 ? first.client : null, count: found.length, by, to });
  };

  if (access.systemUsers.length === 0 && access.requests.every((request) => request.status !== 'New'))
    add('setUp', '/tilgang', [{ client: null }]);
  add(
    'requestOpen',
    '/tilgang',
    access.requests.filter((request) => request.status === 'New').map(() => ({ client: null })),
  );
  const others = clients.filter((client) => !client.own && client.ways.some((way) => way.state === 'ok'));
  if (access.systemUsers.some((user) => user.kind === 'agent') && others.length === 0)
    add('linkClients', '/klienter', [{ client: null }]);

  const cells = terms.ok ? terms.value.cells : [];
  const inState = (...states: string[]) =>
    cells.filter((cell) => states.includes(cell.state)).map((cell) => ({ client: cell.client, by: cell.deadline }));
  add('waitingForVerdict', '/mva', inState('sent', 'filing'));
  add('returnRejected', '/mva', inState('rejected'));
  add('returnUnknown', '/mva', inState('unknown'));
  add('returnFailed', '/mva', inState('failed'));
  const soon = new Date(parts.clock.now() + 14 * DAY_MS).toISOString().slice(0, 10);
  const due = cells
    .filter((cell) => cell.state === 'missing' && cell.deadline <= soon)
    .map((cell) => ({ client: cell.client, by: cell.deadline }));
  add('returnDue', '/mva', due);
  add('draftReady', '/mva', inState('draft'));

  const unread = clients.reduce((sum, client) => sum + client.unread, 0);
  const withUnread = clients.filter((client) => client.unread > 0);
  if (unread > 0)
    rows.push({
      kind: 'dialogsUnread',
      client: withUnread.length === 1 && withUnread[0] ? nameOf(withUnread[0]) : null,
      count: unread,
      by: null,
      to: '/innboks',
    });
  add(
    'syncFailed',
    '/innboks',
    parts.sync.state().failures.map((failure) => ({ client: failure.client })),
  );

  rows.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const open = cells
    .filter((cell) => cell.state === 'missing' || cell.state === 'draft')
    .map((cell) => cell.deadline)
    .sort();
  return {
    rows: rows.slice(0, ROWS),
    deadlinesNext14Days: cells.filter(
      (cell) => (cell.state === 'missing' || cell.state === 'draft') && cell.deadline <= soon,
    ).length,
    unread,
    clientsWithoutAccess: clients.filter(
      (client) => !client.own && client.ways.some((way) => way.state === 'lost' || way.state === 'missing'),
    ).length,
    nextDeadline: open[0] ?? null,
  };
}

const nameOf = (client: { organisationNumber: string; name: string }) => ({
  organisationNumber: client.organisationNumber,
  name: client.name,
});
