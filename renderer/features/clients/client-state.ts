import type { ClientRow } from '../../../shared/contract/clients.ts';

export type ClientState = 'ok' | 'missing' | 'lost' | 'unknown';
type Way = ClientRow['ways'][number];

const worstFirst: readonly ClientState[] = ['lost', 'missing', 'unknown', 'ok'];

/** A client is as well off as its worst task. */
export function clientState(row: ClientRow): ClientState {
  return worstFirst.find((state) => row.ways.some((way) => way.state === state)) ?? 'unknown';
}

export function wayOf(row: ClientRow, task: Way['task']): Way | undefined {
  return row.ways.find((way) => way.task === task);
}

/** Only a client in a system user can be taken out of it; the firm itself stands outside. */
export const isRemovable = (row: ClientRow): boolean => !row.own && row.systemUserId !== null;

export type Link = 'ok' | 'weak' | 'broken';
export interface ChainLink {
  readonly part: 'register' | 'client' | 'systemUser' | 'service';
  readonly link: Link;
}

const brokenAt: Record<Way['reason'], ChainLink['part'] | undefined> = {
  linked: undefined,
  notChecked: 'service',
  packageMissing: 'register',
  accessEnded: 'register',
  notLinked: 'systemUser',
  noSystemUser: 'systemUser',
};

/** The way in as links the eye can follow, each whole, unconfirmed or broken. The firm itself needs no authorisation. */
export function chainOf(row: ClientRow): readonly ChainLink[] {
  const parts: readonly ChainLink['part'][] = row.own
    ? ['systemUser', 'service']
    : ['register', 'client', 'systemUser', 'service'];
  const state = clientState(row);
  const worst = row.ways.find((way) => way.state === state);
  const at = worst ? parts.indexOf(brokenAt[worst.reason] ?? 'service') : -1;
  const whole = state === 'ok' || at < 0;
  // One task that still works proves everything before the service itself.
  const someWork = row.ways.some((way) => way.state === 'ok');
  return parts.map((part, index) => {
    if (whole) return { part, link: 'ok' };
    if (index === at) return { part, link: state === 'unknown' ? 'weak' : 'broken' };
    if (index < at || (someWork && part !== 'service')) return { part, link: 'ok' };
    return { part, link: someWork ? 'weak' : 'broken' };
  });
}
