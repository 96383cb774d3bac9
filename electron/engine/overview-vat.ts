import type { Reminders } from '../../shared/contract/board.ts';
import type { ClientRow } from '../../shared/contract/clients.ts';
import type { TermCell } from '../../shared/contract/mva.ts';
import { addDays } from '../../shared/mva/periods.ts';
import { isWaitedFor } from './mva/board/waited-for.ts';
import type { RightsGaps } from './mva/rights/rights.ts';
import { dueDay, ofCells, onlyOne, persons, type Row, row } from './overview-rows.ts';

interface Facts {
  /** yyyy-mm-dd in Norway. */
  readonly today: string;
  readonly reminders: Reminders;
  /** Whose access is watched: empty where a person's login files. */
  readonly clients: readonly ClientRow[];
  /** Who may not deliver for whom by login: empty where a system user files. */
  readonly rightsGaps: RightsGaps;
  readonly waitsForLogin: (cell: TermCell) => boolean;
}

/** Access that is missing so shortly before a deadline can hardly be had in time. */
const ACCESS_DAYS = 10;

/** What the terms of the clients ask for today: what was sent and waits, what went wrong, what is late, and the reminders by rule. */
export function vatRows(
  cells: readonly TermCell[],
  { today, reminders, clients, rightsGaps, waitsForLogin }: Facts,
): Row[] {
  const inState = (...states: TermCell['state'][]) => cells.filter((cell) => states.includes(cell.state));
  const open = inState('missing', 'draft').filter(isWaitedFor);
  const wrong = open.filter((cell) => cell.wrongOrganisation);
  const late = open.filter((cell) => cell.expected && cell.deadline < today && !cell.wrongOrganisation);
  const coming = open.filter((cell) => !wrong.includes(cell) && !late.includes(cell));
  const within = (days: number) => {
    const last = addDays(today, days);
    return (cell: TermCell) => dueDay(cell) <= last;
  };
  const drafts = coming.filter((cell) => cell.state === 'draft');
  const toSend = drafts.filter((cell) => cell.released).filter(within(reminders.notSent));
  const toRelease = drafts.filter((cell) => !cell.released).filter(within(reminders.notReleased));
  return [
    ofCells(
      'waitingForVerdict',
      inState('sent', 'filing').filter((cell) => !waitsForLogin(cell)),
    ),
    ofCells('waitingForLogin', cells.filter(waitsForLogin)),
    ofCells('returnRejected', inState('rejected')),
    ofCells('returnUnknown', inState('unknown')),
    ofCells('returnFailed', inState('failed').filter(isWaitedFor)),
    ofCells('returnLate', late, '/mva/frist'),
    accessMissing(open, clients, addDays(today, ACCESS_DAYS)),
    signingMissing(open, rightsGaps, addDays(today, ACCESS_DAYS)),
    ofCells('sendDue', toSend, '/mva/frist'),
    ofCells('releaseDue', toRelease, '/mva/frist'),
    ofCells('returnDue', coming.filter((cell) => cell.state === 'missing').filter(within(reminders.notDrafted))),
    ofCells('draftWrongOrganisation', wrong),
    ofCells(
      'draftReady',
      drafts.filter((cell) => !toSend.includes(cell) && !toRelease.includes(cell)),
    ),
  ];
}

/** Clients with a deadline at hand whom nobody is known to be allowed to deliver for. Where nothing is known, nobody is alarmed. */
function signingMissing(open: readonly TermCell[], gaps: RightsGaps, last: string): Row {
  const due = open.filter(({ client, deadline }) => deadline <= last && gaps.has(client.organisationNumber));
  const clients = [...new Map(due.map(({ client }) => [client.organisationNumber, client])).values()];
  return {
    ...row('signingMissing', '/mva/send/fullmakter', clients.length),
    client: onlyOne(clients),
    by: due.map(({ deadline }) => deadline).sort()[0] ?? null,
    ...persons(clients.flatMap(({ organisationNumber }) => gaps.get(organisationNumber) ?? [])),
  };
}

/** Clients with a deadline at hand that no system user can file for; those whose access was lost have a row of their own. */
function accessMissing(open: readonly TermCell[], clients: readonly ClientRow[], last: string): Row {
  const due = new Map<string, string>();
  for (const cell of open) {
    const { organisationNumber } = cell.client;
    const held = due.get(organisationNumber);
    if (cell.deadline <= last && (held === undefined || cell.deadline < held))
      due.set(organisationNumber, cell.deadline);
  }
  const without = clients.filter(({ organisationNumber, ways }) => {
    const way = ways.find((each) => each.task === 'mva');
    return due.has(organisationNumber) && way !== undefined && way.state !== 'ready' && way.state !== 'lost';
  });
  const names = without.flatMap(({ responsible, deputy }) => [responsible, deputy]);
  const only = onlyOne(without);
  return {
    ...row('accessMissing', only ? `/klienter/${only.organisationNumber}` : '/klienter', without.length),
    client: only,
    by: without.map(({ organisationNumber }) => due.get(organisationNumber) ?? '').sort()[0] ?? null,
    ...persons(names),
  };
}
