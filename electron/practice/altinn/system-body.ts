import type { Right, SystemBody } from './systems.ts';

export type ReadBody =
  | { readonly body: SystemBody & { readonly vendorId: string } }
  | { readonly errors: Record<string, string[]> };

/** Member by name without regard to case, as the server's JSON reader does. */
export function member(record: unknown, name: string): unknown {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return undefined;
  const found = Object.entries(record).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return found?.[1];
}

export function textMember(record: unknown, name: string): string | undefined {
  const value = member(record, name);
  return typeof value === 'string' ? value.trim() : undefined;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): string[] {
  return list(value).map((item) => String(item).trim());
}

export function readRights(value: unknown): Right[] {
  return list(value).map((right) => {
    const action = textMember(right, 'action');
    const resource = list(member(right, 'resource')).map((pair) => ({
      id: textMember(pair, 'id') ?? '',
      value: textMember(pair, 'value') ?? '',
    }));
    return { ...(action === undefined ? {} : { action }), resource };
  });
}

export function readPackages(value: unknown): { urn: string }[] {
  return list(value).map((item) => ({ urn: textMember(item, 'urn') ?? '' }));
}

function languages(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text).trim()]));
}

/** Reads a system as it was sent. Lists that were left out become empty; required members that are missing are errors. */
export function readSystem(input: unknown): ReadBody {
  const errors: Record<string, string[]> = {};
  for (const name of ['Id', 'Vendor', 'Name', 'Description']) {
    const value = member(input, name);
    if (value === undefined || value === null) errors[name] = [`The ${name} field is required.`];
  }
  if (Object.keys(errors).length > 0) return { errors };
  const vendorId = textMember(member(input, 'vendor'), 'ID') ?? '';
  return {
    body: {
      // Not trimmed: a space is its own error (VLD-00013).
      id: String(member(input, 'id')),
      vendorId,
      vendor: /^0192:(.+)$/.exec(vendorId)?.[1] ?? '',
      name: languages(member(input, 'name')),
      description: languages(member(input, 'description')),
      rights: readRights(member(input, 'rights')),
      accessPackages: readPackages(member(input, 'accessPackages')),
      clientId: texts(member(input, 'clientId')),
      allowedRedirectUrls: texts(member(input, 'allowedRedirectUrls')),
      isVisible: member(input, 'isVisible') !== false,
    },
  };
}
