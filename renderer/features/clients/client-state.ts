import type { EndingState } from '../../../shared/contract/client-endings.ts';
import type { Task, WayIn, WayReason, WayState } from '../../../shared/contract/client-list.ts';
import type { ClientRow } from '../../../shared/contract/clients.ts';
import type { Tone } from '../../ui/state-tag.tsx';

/** What a row is counted and filtered as. */
export type ListState = WayState | EndingState;

/** The package the client has delegated to the firm, when its way in rests on that. */
export const givenPackage = (row: ClientRow): WayIn | undefined =>
  row.ways.find((way) => way.package !== null && GIVEN.has(way.state));
export const GIVEN: ReadonlySet<WayState> = new Set(['ready', 'canBeLinked']);

/** A client the firm takes leave of is told as that, whatever its way in is. */
export const listState = (row: ClientRow): ListState => row.ending ?? clientState(row);

const worstFirst: readonly WayState[] = [
  'lost',
  'lacksPackage',
  'waitingForDelegation',
  'canBeLinked',
  'unknown',
  'notAClient',
  'ready',
];

export const wayTones: Record<WayState, Tone> = {
  ready: 'good',
  canBeLinked: 'todo',
  waitingForDelegation: 'waiting',
  lacksPackage: 'warning',
  lost: 'bad',
  notAClient: 'info',
  unknown: 'unknown',
};

/** What another unit does is nothing this client lacks. */
const elsewhere: ReadonlySet<WayReason> = new Set(['subUnit', 'jointMember']);

/** A client is as well off as its worst task. */
export function clientState(row: ClientRow): WayState {
  const own = row.ways.filter((way) => !elsewhere.has(way.reason));
  const ways = own.length > 0 ? own : row.ways;
  return worstFirst.find((state) => ways.some((way) => way.state === state)) ?? 'unknown';
}

export function wayOf(row: ClientRow, task: Task): WayIn | undefined {
  return row.ways.find((way) => way.task === task);
}

/** Only a client in a system user can be taken out of it; the firm itself stands outside. */
export const isRemovable = (row: ClientRow): boolean => !row.own && row.systemUserId !== null;

/** The firm first; a sub-unit beneath its main unit, wherever the order would have put it. */
export function inFamilies<R extends { readonly id: string; readonly original: ClientRow }>(rows: readonly R[]): R[] {
  const there = new Set(rows.map((row) => row.id));
  const under = new Map<string, R[]>();
  const isUnder = ({ original: { own, parent } }: R): boolean => !own && parent !== null && there.has(parent);
  for (const row of rows) {
    const { parent } = row.original;
    if (parent !== null && isUnder(row)) under.set(parent, [...(under.get(parent) ?? []), row]);
  }
  const heads = rows.filter((row) => !isUnder(row));
  const first = [...heads.filter((row) => row.original.own), ...heads.filter((row) => !row.original.own)];
  return first.flatMap((row) => [row, ...(under.get(row.id) ?? [])]);
}

/** `unset`: not there, and nobody has asked for it. */
export type Link = 'ok' | 'weak' | 'broken' | 'unset';
export type Part = 'register' | 'client' | 'systemUser' | 'service';
export interface ChainLink {
  readonly part: Part;
  readonly link: Link;
}

/** Where in the chain a reason sits, and whether the link is broken there or only unconfirmed. */
const sits: Record<WayReason, readonly [Part, Link]> = {
  linked: ['service', 'ok'],
  missedOnce: ['service', 'weak'],
  listed: ['systemUser', 'broken'],
  roleHeld: ['systemUser', 'broken'],
  takenOff: ['systemUser', 'broken'],
  takenOut: ['systemUser', 'broken'],
  asked: ['register', 'weak'],
  packageMissing: ['register', 'broken'],
  noSystemUser: ['systemUser', 'broken'],
  accessEnded: ['register', 'broken'],
  roleEnded: ['register', 'broken'],
  notSeen: ['service', 'broken'],
  refused: ['service', 'broken'],
  systemUserGone: ['systemUser', 'broken'],
  noPower: ['register', 'broken'],
  subUnit: ['service', 'weak'],
  jointMember: ['service', 'weak'],
  deleted: ['register', 'broken'],
  takenOver: ['register', 'broken'],
  notChecked: ['register', 'weak'],
  needsLogin: ['register', 'weak'],
};

/** The way in as links the eye can follow, each whole, unconfirmed or broken. The firm itself needs no authorisation. */
export function chainOf(row: ClientRow): readonly ChainLink[] {
  const parts: readonly Part[] = row.own ? ['systemUser', 'service'] : ['register', 'client', 'systemUser', 'service'];
  const state = clientState(row);
  const worst = row.ways.find((way) => way.state === state);
  const [part, link] = worst ? sits[worst.reason] : (['service', 'weak'] as const);
  if (row.own && state === 'notAClient') return parts.map((each) => ({ part: each, link: 'unset' }));
  const at = parts.indexOf(part);
  // One task that still works proves everything before the service itself.
  const someWork = row.ways.some((way) => way.state === 'ready');
  return parts.map((each, index) => {
    if (index === at) return { part: each, link };
    if (link === 'ok' || index < at || (someWork && each !== 'service')) return { part: each, link: 'ok' };
    return { part: each, link: someWork ? 'weak' : link };
  });
}

/** What Altinn showed last; said as past where the link says otherwise. */
export function listedText(listed: boolean, link: Link) {
  const holds = listed === (link === 'ok');
  if (listed) return holds ? 'client.listed' : 'client.wasListed';
  return holds ? 'client.notListed' : 'client.wasNotListed';
}
