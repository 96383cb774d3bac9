import { type MessageFilter, messageFilter } from '../../../shared/contract/messages-list.ts';

export const everything: MessageFilter = {};

const KEY = 'inbox.view';
const lists = new Set(['owners', 'services', 'statuses']);
const flags = new Set(['unreadOnly', 'newContent', 'hideDone', 'followUp']);

/** A filter as it stands in the address; empty for everything. */
export function queryOf(filter: MessageFilter): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(filter)) {
    if (Array.isArray(value)) for (const each of value) params.append(key, each);
    else if (value !== undefined && value !== false && value !== '') params.append(key, value === true ? '1' : value);
  }
  return params.toString();
}

/** What an address says. One that makes no sense asks for everything. */
export function filterOf(query: string): MessageFilter {
  const params = new URLSearchParams(query);
  const entries = [...new Set(params.keys())].map((key) => {
    if (lists.has(key)) return [key, params.getAll(key)];
    return [key, flags.has(key) ? true : params.get(key)];
  });
  const filter = messageFilter.safeParse(Object.fromEntries(entries));
  return filter.success ? filter.data : everything;
}

const keyOf = (personId: string) => `${KEY}.${personId}`;

/** The filter as this person left it, on this machine. What was searched for is not kept. */
export const rememberedFilter = (personId: string): MessageFilter =>
  filterOf(window.localStorage.getItem(keyOf(personId)) ?? '');

export function rememberFilter(personId: string, { search, ...filter }: MessageFilter): void {
  window.localStorage.setItem(keyOf(personId), queryOf(filter));
}

const BASE = '/innboks';

export function addressOf(filter: MessageFilter, dialogId?: string): string {
  const query = queryOf(filter);
  const narrowed = query === '' ? '' : `/sok/${encodeURIComponent(query)}`;
  return `${BASE}${narrowed}${dialogId === undefined ? '' : `/${dialogId}`}`;
}

export interface InboxAddress {
  /** Undefined: the address says nothing of a filter. */
  readonly filter: MessageFilter | undefined;
  readonly dialogId: string | undefined;
}

export function readAddress(path: string): InboxAddress {
  const [, narrowed, dialogId] = /^\/innboks(?:\/sok\/([^/]*))?(?:\/([^/]+))?\/?$/.exec(path) ?? [];
  return { filter: narrowed === undefined ? undefined : filterOf(decoded(narrowed)), dialogId };
}

/** An address may come decoded in part. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
