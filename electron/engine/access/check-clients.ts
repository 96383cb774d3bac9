import type { ClientRow } from '../../../shared/contract/clients.ts';
import { type CheckStep, type Finding, found } from './check.ts';

const MOST_NAMES = 10;

/** The clients' access as it was last confirmed: asking about each would be hundreds of calls. */
export function clientSteps(rows: () => Promise<readonly ClientRow[]>): CheckStep[] {
  return [{ id: 'clients.access', group: 'clients', subject: '', run: async () => clientsFinding(await rows()) }];
}

function clientsFinding(rows: readonly ClientRow[]): Finding {
  const lost = rows.filter((row) => !row.own && row.ways.some(({ state }) => state === 'lost'));
  const linked = rows.filter((row) => !row.own && row.systemUserId !== null);
  const lacking = linked.filter((row) => row.ways.some(({ state }) => state === 'lacksPackage'));
  const of = new Set([...lost, ...linked]).size;
  if (of === 0) return found('skipped', 'notYet');
  if (lost.length > 0) return found('failed', 'clientsLost', { count: lost.length, of }, namesOf(lost));
  if (lacking.length > 0) return found('warning', 'clientsLack', { count: lacking.length, of }, namesOf(lacking));
  return found('ok', 'clientsRight', { count: of });
}

const namesOf = (rows: readonly ClientRow[]): string[] => rows.slice(0, MOST_NAMES).map(({ name }) => name);
