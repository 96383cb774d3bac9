import { DateTime } from 'luxon';
import type { AccessOverview } from '../../shared/contract/access.ts';
import type { BackupView } from '../../shared/contract/backup.ts';
import type { ClientRow } from '../../shared/contract/clients.ts';
import type { SyncState } from '../../shared/contract/dialogs.ts';
import type { TermCell } from '../../shared/contract/mva.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { warningOf } from './access/keys-year.ts';
import type { ClaimFacts } from './claims/facts.ts';
import type { RemindersInForce } from './mva/board/reminders.ts';
import { isWaitedFor } from './mva/board/waited-for.ts';
import type { RightsGaps } from './mva/rights/rights.ts';
import { claimRows } from './overview-claims.ts';
import { type Named, onlyOne, persons, type Row, row, toClients } from './overview-rows.ts';
import { vatRows } from './overview-vat.ts';

type Today = OutputOf<'overview.get'>;

export interface Situation {
  readonly access: AccessOverview;
  readonly clients: readonly ClientRow[];
  readonly cells: readonly TermCell[];
  readonly sync: SyncState;
  /** Return ids of filings that wait for a person's login. */
  readonly waitingForLogin: ReadonlySet<string>;
  /** Messages not done whose due day is at most a week away, nearest first. */
  readonly due: readonly { readonly client: Named; readonly day: string }[];
  /** Days somebody chose to follow a message up that have come, with the name of whoever has it. */
  readonly followUps: readonly { readonly client: Named; readonly day: string; readonly person: string | null }[];
  /** Of any client: those that are not in `clients` are left out. */
  readonly claims: readonly ClaimFacts[];
  /** The day the key in use ends; null when there is none. */
  readonly keyExpiresOn: string | null;
  readonly backup: Pick<BackupView, 'code' | 'codeNeeded' | 'due'>;
  /** Papers of filings could not be written to the archive folder. */
  readonly archiveStopped: boolean;
  /** Bankrupt, deleted or taken over, and nobody has said to have seen it. */
  readonly stopped: readonly Named[];
  /** Ended clients whose day for deletion has come. */
  readonly toDelete: readonly Named[];
  /** In the person channel: clients nobody is known to be allowed to deliver for, with those who are known not to be. */
  readonly rightsGaps: RightsGaps;
  readonly reminders: RemindersInForce;
  /** Whether whoever asks may do what the firm's own set-up waits for. */
  readonly setsUp: boolean;
  /** The firm's own system user can no longer link clients until a person has mended it. */
  readonly selfLinkingStopped: boolean;
  readonly now: number;
}

/** Most urgent first; what was sent and waits for a verdict stays on top until it is there. */
const ORDER: readonly Row['kind'][] = [
  'waitingForVerdict',
  'keyEnds',
  'returnRejected',
  'returnUnknown',
  'returnFailed',
  'returnMissing',
  'coerciveFine',
  'systemUserGone',
  'waitingForLogin',
  'setUp',
  'requestOpen',
  'linkClients',
  'returnLate',
  'accessMissing',
  'signingMissing',
  'sendDue',
  'releaseDue',
  'returnDue',
  'claimOverdue',
  'accessLost',
  'dialogDue',
  'followUpDue',
  'draftWrongOrganisation',
  'draftReady',
  'selfLinkingStopped',
  'clientStopped',
  'dialogsUnread',
  'syncFailed',
  'deleteClient',
  'keyExpires',
  'archiveStopped',
  'recoveryCode',
  'backupDue',
];
/** Leads to what only those who set up may do. `setUp` itself is for all: everything waits for it, and the page says who does it. */
const isSettingUp = ({ kind, to }: Row): boolean => kind !== 'setUp' && /^\/(tilgang|innstillinger)/.test(to);
const ROWS = 7;
const SOON_DAYS = 14;

/** "Hva må jeg gjøre i dag?": what waits, many alike as one row, at most seven. */
export function todayOf(situation: Situation): Today {
  const { access, sync, waitingForLogin, keyExpiresOn, backup, stopped, toDelete, setsUp, reminders, now } = situation;
  const { clients, cells, due, followUps } = withoutLeaving(situation);
  const today = DateTime.fromMillis(now, { zone: 'Europe/Oslo' });
  const [first, last] = [today.toISODate() ?? '', today.plus({ days: SOON_DAYS }).toISODate() ?? ''];
  const open = cells.filter(
    (cell) => (cell.state === 'missing' || cell.state === 'draft') && isWaitedFor(cell) && cell.deadline >= first,
  );
  const soon = open.filter((cell) => cell.deadline <= last);
  const unread = clients.filter((client) => client.unread > 0);
  const unreadCount = unread.reduce((sum, client) => sum + client.unread, 0);
  const waiting = access.requests.filter((request) => request.status === 'New');
  const agents = access.systemUsers.filter((user) => user.kind === 'agent' && !user.goneAt);
  const others = clients.filter((client) => !client.own);
  const reached = others.filter((client) =>
    client.ways.some((way) => way.state === 'ready' || way.state === 'unknown'),
  );

  const claims = claimRows(situation.claims, { clients, today: first });
  const waitsForLogin = (cell: TermCell) => cell.returnId !== null && waitingForLogin.has(cell.returnId);

  const rows = [
    row('setUp', '/tilgang', access.systemUsers.length + waiting.length === 0 ? 1 : 0),
    row('requestOpen', '/tilgang', waiting.length),
    row('linkClients', '/klienter', agents.length > 0 && reached.length === 0 ? 1 : 0),
    ...ofKey(keyExpiresOn, now),
    row('archiveStopped', '/innstillinger', situation.archiveStopped ? 1 : 0),
    row('recoveryCode', '/innstillinger/kode', backup.codeNeeded && !backup.code ? 1 : 0),
    row('backupDue', '/innstillinger', backup.due && backup.code ? 1 : 0),
    accessLost(others),
    ...systemUserGone(access, clients),
    row('selfLinkingStopped', '/tilgang/uten-innlogging', situation.selfLinkingStopped ? 1 : 0),
    { ...row('clientStopped', toClients(stopped), stopped.length), client: onlyOne(stopped) },
    {
      // One that was deleted before is not in the list: the way goes to the first, and then to the next.
      ...row('deleteClient', `/klienter/${toDelete[0]?.organisationNumber}/avslutt`, toDelete.length),
      client: onlyOne(toDelete),
    },
    ...vatRows(cells, {
      today: first,
      reminders,
      clients: reminders.alarm ? others : [],
      rightsGaps: reminders.alarm ? new Map() : situation.rightsGaps,
      waitsForLogin,
    }),
    ...claims.rows,
    {
      ...row('dialogDue', '/innboks', due.length),
      client: onlyOne(due.map((each) => each.client)),
      by: due[0]?.day ?? null,
    },
    {
      ...row('followUpDue', '/innboks/frister', followUps.length),
      client: onlyOne(followUps.map((each) => each.client)),
      by: followUps[0]?.day ?? null,
      ...persons(followUps.flatMap(({ person }) => person ?? [])),
    },
    { ...row('dialogsUnread', '/innboks', unreadCount), client: onlyOne(unread) },
    {
      ...row('syncFailed', '/innboks', sync.failures.length),
      client: onlyOne(sync.failures.map((each) => each.client)),
    },
  ];
  return {
    rows: rows
      .filter((each) => each.count > 0 && (setsUp || !isSettingUp(each)))
      .sort((a, b) => rankOf(a, last) - rankOf(b, last))
      .slice(0, ROWS),
    deadlinesNext14Days: soon.length,
    unread: unreadCount,
    clientsOverdue: claims.overdue,
    clientsWithoutAccess: others.filter(needsCure).length,
    nextDeadline: open.map((cell) => cell.deadline).sort()[0] ?? null,
  };
}

/** A client without access whose deadline is near comes before what only waits for a click; otherwise after it. */
function rankOf({ kind, by }: Row, soon: string): number {
  return kind === 'accessLost' && by !== null && by <= soon
    ? ORDER.indexOf('waitingForLogin') - 0.5
    : ORDER.indexOf(kind);
}

/** What the firm takes leave of is somebody else's; only what was sent for it is still waited for. */
function withoutLeaving({
  clients,
  cells,
  due,
  followUps,
}: Situation): Pick<Situation, 'clients' | 'cells' | 'due' | 'followUps'> {
  const leaving = new Set(clients.filter((each) => each.ending !== null).map((each) => each.organisationNumber));
  const isOurs = ({ client }: { readonly client: Named }) => !leaving.has(client.organisationNumber);
  return {
    clients: clients.filter((each) => each.ending === null),
    cells: cells.filter((cell) => isOurs(cell) || SENT.has(cell.state)),
    due: due.filter(isOurs),
    followUps: followUps.filter(isOurs),
  };
}

const SENT: ReadonlySet<TermCell['state']> = new Set(['filing', 'sent', 'unknown', 'rejected']);
const isWithout = (client: ClientRow): boolean => client.ways.some((way) => way.reason === 'systemUserGone');

/** Clients whose access is gone, addressed to those who answer for them, with the first of their deadlines. */
function accessLost(others: readonly ClientRow[]): Row {
  const isLost = ({ ways }: ClientRow) => ways.some((way) => way.state === 'lost' || way.reason === 'takenOut');
  const lost = others.filter((each) => !isWithout(each) && isLost(each));
  return { ...row('accessLost', toClients(lost), lost.length), ...ofClients(lost), ...persons(lost.flatMap(namesOf)) };
}

/** A whole system user that is gone with clients in it, addressed to those who answer for it. */
function systemUserGone({ systemUsers }: AccessOverview, clients: readonly ClientRow[]): Row[] {
  const lost = clients.filter(isWithout);
  const gone = systemUsers.filter((user) => user.goneAt && user.clients > 0);
  const [first] = gone;
  if (!first || lost.length === 0) return [];
  const holders = gone.map(
    ({ holders: { clientAdministrator, accessManager } }) => clientAdministrator || accessManager,
  );
  const to = `/tilgang/systemtilganger/${first.id}`;
  return [{ ...row('systemUserGone', to, lost.length), ...ofClients(lost), ...persons(holders) }];
}

const namesOf = ({ responsible, deputy }: ClientRow): string[] => [responsible, deputy];

function ofClients(clients: readonly ClientRow[]): Pick<Row, 'client' | 'by'> {
  const deadlines = clients.flatMap((each) => (each.nextDeadline === null ? [] : [each.nextDeadline]));
  return { client: onlyOne(clients), by: deadlines.sort()[0] ?? null };
}

/** A client the firm itself took off is at rest, and one that was asked is the client's turn; the others wait for a person. */
function needsCure(client: ClientRow): boolean {
  return client.ways.some(
    (way) =>
      way.state === 'lost' ||
      way.state === 'lacksPackage' ||
      (way.state === 'canBeLinked' && way.reason !== 'takenOff'),
  );
}

/** 60 days before its end a key has a row; from a week before, and when it is over, nothing is more urgent that a person can cure. */
function ofKey(expiresOn: string | null, now: number): Row[] {
  const warning = expiresOn === null ? 'none' : warningOf(expiresOn, now);
  if (warning === 'none') return [];
  const kind = warning === 'over' || warning === 'days7' ? 'keyEnds' : 'keyExpires';
  return [{ ...row(kind, '/tilgang/nokler', 1), by: expiresOn }];
}
