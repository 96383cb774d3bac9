import { isOrganisationNumber } from '../../../shared/ids.ts';
import { RESOURCE_PREFIX } from './resources.ts';

/** Field → what is wrong with it, as the problem document tells it. */
export type Errors = Record<string, string[]>;

export type OrderKey = 'createdat' | 'updatedat' | 'contentupdatedat' | 'dueat' | 'id';
export interface Order {
  readonly key: OrderKey;
  readonly direction: 'asc' | 'desc';
}

export interface Search {
  readonly parties: readonly string[];
  /** Ids without the URN prefix. */
  readonly resources: readonly string[];
  readonly orgs: readonly string[];
  readonly statuses: readonly string[];
  readonly extendedStatuses: readonly string[];
  readonly labels: readonly string[];
  readonly externalReference?: string | undefined;
  readonly process?: string | undefined;
  readonly isContentSeen?: boolean | undefined;
  readonly excludeApiOnly: boolean;
  readonly search?: string | undefined;
  /** Column → inclusive bounds, as seven-digit UTC strings. */
  readonly bounds: readonly { readonly column: string; readonly after?: string; readonly before?: string }[];
  readonly order: readonly Order[];
  readonly token?: readonly string[] | undefined;
  readonly rawToken?: string | undefined;
  readonly limit: number;
}

const STATUSES = ['NotApplicable', 'InProgress', 'Draft', 'Awaiting', 'RequiresAttention', 'Completed'];
export const LABELS = ['Default', 'Bin', 'Archive', 'MarkedAsUnopened', 'Sent'];
const ORDER_KEYS: readonly OrderKey[] = ['createdat', 'updatedat', 'contentupdatedat', 'dueat', 'id'];
export const LIMITS = { party: 100, serviceResource: 20, org: 20, extendedStatus: 20 } as const;
const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d{1,7})\d*)?(Z|[+-]\d\d:\d\d)$/i;

/** Any instant with an offset, as UTC with seven fraction digits. Undefined without an offset: the API refuses it. */
export function utcMoment(text: string): string | undefined {
  const match = MOMENT.exec(text);
  if (!match) return undefined;
  const [, day, time, fraction = '', offset = 'Z'] = match;
  const whole = Date.parse(`${day}T${time}${offset.toUpperCase()}`);
  if (Number.isNaN(whole)) return undefined;
  return new Date(whole).toISOString().replace('.000Z', `.${fraction.padEnd(7, '0')}Z`);
}

/** A date party's number, or undefined when the URN is not one. Persons and self-identified users have no dialogs here. */
function partyNumber(urn: string): string | undefined {
  const number = /^urn:altinn:organization:identifier-no:(\d{9})$/.exec(urn.toLowerCase())?.[1];
  if (number !== undefined) return isOrganisationNumber(number) ? number : undefined;
  return /^urn:altinn:person:(identifier-no:\d{11}|legacy-selfidentified:.+|idporten-email:.+)$/.test(urn.toLowerCase())
    ? ''
    : undefined;
}

class Reader {
  readonly errors: Errors = {};
  readonly #values = new Map<string, string[]>();

  constructor(querystring: string) {
    for (const [name, value] of new URLSearchParams(querystring)) {
      const key = name.toLowerCase();
      this.#values.set(key, [...(this.#values.get(key) ?? []), value]);
    }
  }

  fail(field: string, text: string): void {
    this.errors[field] = [...(this.errors[field] ?? []), text];
  }

  many(name: string, most?: number): readonly string[] {
    const values = (this.#values.get(name.toLowerCase()) ?? []).filter((value) => value !== '');
    if (most !== undefined && values.length > most) {
      this.fail(name, `'${name}' must contain ${most} items or fewer, but contained ${values.length}.`);
    }
    return values;
  }

  one(name: string): string | undefined {
    return this.many(name)[0];
  }

  enumeration(name: string, allowed: readonly string[]): readonly string[] {
    return this.many(name).map((value) => {
      const found = allowed.find((candidate) => candidate.toLowerCase() === value.toLowerCase());
      if (found === undefined) this.fail(name, `The value '${value}' is not valid for '${name}'.`);
      return found ?? value;
    });
  }

  boolean(name: string): boolean | undefined {
    const value = this.one(name);
    if (value === undefined) return undefined;
    if (!/^(true|false)$/i.test(value)) this.fail(name, `The value '${value}' is not valid.`);
    return value.toLowerCase() === 'true';
  }

  moment(name: string): string | undefined {
    const value = this.one(name);
    if (value === undefined) return undefined;
    const utc = utcMoment(value);
    if (utc === undefined) this.fail(name, `'${name}' must be a date-time with an explicit offset or Z.`);
    return utc;
  }

  bounds(name: string, column: string) {
    const after = this.moment(`${name}After`);
    const before = this.moment(`${name}Before`);
    if (after !== undefined && before !== undefined && after > before) {
      this.fail(`${name}After`, `'${name}After' must be less than or equal to '${name}Before'.`);
    }
    return { column, ...(after === undefined ? {} : { after }), ...(before === undefined ? {} : { before }) };
  }
}

/** The effective order: the default put first for a lone `id`, and `id` always last (reference dialogporten 2.3). */
export function readOrder(text: string | undefined): readonly Order[] | undefined {
  const orders: Order[] = [];
  for (const part of (text ?? '').split(',').filter((piece) => piece.trim() !== '')) {
    const match = /^([a-z]+)(?:_(asc|desc))?$/.exec(part.trim().toLowerCase());
    const key = ORDER_KEYS.find((candidate) => candidate === match?.[1]);
    if (!key || orders.some((order) => order.key === key)) return undefined;
    orders.push({ key, direction: match?.[2] === 'asc' ? 'asc' : 'desc' });
  }
  const id = orders.find((order) => order.key === 'id');
  const others = orders.filter((order) => order.key !== 'id');
  if (others.length === 0) others.push({ key: 'contentupdatedat', direction: 'desc' });
  return [...others, id ?? { key: 'id', direction: others[0]?.direction ?? 'desc' }];
}

export const orderText = (order: readonly Order[]) =>
  order.map(({ key, direction }) => `${key}_${direction}`).join(',');

/** Values of a continuation token in the order's keys; undefined when it does not fit them. */
function readToken(text: string, order: readonly Order[]): readonly string[] | undefined {
  const parts = new Map(
    text.split(',').map((part) => {
      const at = part.indexOf('_');
      return [part.slice(0, at).toLowerCase(), part.slice(at + 1)] as const;
    }),
  );
  if (parts.size !== order.length) return undefined;
  const values = order.map(({ key }) => parts.get(key));
  return values.every((value) => value !== undefined) ? (values as string[]) : undefined;
}

/** The search that a query string asks for, or everything wrong with it (reference dialogporten 2.1 and 3.7). */
export function readSearch(querystring: string): { readonly search: Search } | { readonly errors: Errors } {
  const reader = new Reader(querystring);
  const partyUrns = reader.many('party', LIMITS.party);
  const parties = partyUrns.map((urn, index) => {
    const number = partyNumber(urn);
    if (number === undefined) reader.fail(`party[${index}]`, `'${urn}' is not a valid party identifier.`);
    return number ?? '';
  });
  const resources = reader.many('serviceResource', LIMITS.serviceResource).map((urn) => {
    if (!urn.toLowerCase().startsWith(RESOURCE_PREFIX)) {
      reader.fail('serviceResource', `'${urn}' must start with '${RESOURCE_PREFIX}'.`);
    }
    return urn.slice(RESOURCE_PREFIX.length).toLowerCase();
  });
  if (partyUrns.length === 0 && resources.length === 0) {
    reader.fail('', "Either 'party' or 'serviceResource' must be specified.");
  }
  const limit = Number(reader.one('limit') ?? 100);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    reader.fail('limit', "'limit' must be between 1 and 1000.");
  const order = readOrder(reader.one('orderBy'));
  if (!order) reader.fail('orderBy', `'${reader.one('orderBy')}' is not a valid order.`);
  const rawToken = reader.one('continuationToken');
  const token = rawToken === undefined ? undefined : readToken(rawToken, order ?? []);
  if (rawToken !== undefined && !token)
    reader.fail('continuationToken', "'ContinuationToken' does not match 'OrderBy'.");
  const search = reader.one('search');
  if (search !== undefined && search.length < 3) reader.fail('search', "'search' must be at least 3 characters.");
  const language = reader.one('searchLanguageCode');
  if (language?.toLowerCase() === 'no') reader.fail('searchLanguageCode', "'no' is not supported. Use 'nb' or 'nn'.");
  const read: Search = {
    parties,
    resources,
    orgs: reader.many('org', LIMITS.org),
    statuses: reader.enumeration('status', STATUSES),
    extendedStatuses: reader.many('extendedStatus', LIMITS.extendedStatus),
    labels: reader.enumeration('systemLabel', LABELS),
    externalReference: reader.one('externalReference'),
    process: reader.one('process'),
    isContentSeen: reader.boolean('isContentSeen'),
    excludeApiOnly: reader.boolean('excludeApiOnly') ?? false,
    search,
    bounds: [
      reader.bounds('created', 'created_at'),
      reader.bounds('updated', 'updated_at'),
      reader.bounds('contentUpdated', 'content_updated_at'),
      reader.bounds('due', 'due_at'),
    ],
    order: order ?? [],
    token,
    rawToken,
    limit,
  };
  return Object.keys(reader.errors).length > 0 ? { errors: reader.errors } : { search: read };
}
