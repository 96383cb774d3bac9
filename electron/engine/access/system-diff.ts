import { createHash } from 'node:crypto';
import type { SystemChange, SystemContent } from '../../../shared/contract/system.ts';
import { rightKey, rightOf } from '../altinn/powers.ts';
import type { RegisteredSystem } from '../altinn/system-register.ts';

const LANGUAGES = ['nb', 'nn', 'en'] as const;
const TEXTS = ['name', 'description'] as const;
const LISTS = ['packages', 'rights', 'clientIds', 'redirectUrls'] as const;

/** The register writes addresses its own way: `https://x.no` comes back as `https://x.no/` (reference/systemuser.md 3.2). */
function same(field: (typeof LISTS)[number], value: string): string {
  const text = value.trim();
  return field === 'redirectUrls' && URL.canParse(text) ? new URL(text).href : text;
}

/** What would change from one to the other. Order, double members and the register's own spelling are no difference. */
export function differences(from: SystemContent, to: SystemContent): SystemChange[] {
  const texts = TEXTS.flatMap((field) =>
    LANGUAGES.filter((language) => from[field][language].trim() !== to[field][language].trim()).map(
      (language): SystemChange => {
        const [before, after] = [from[field][language].trim(), to[field][language].trim()];
        const kind = before === '' ? 'added' : after === '' ? 'removed' : 'changed';
        return { field, kind, item: language, from: before, to: after };
      },
    ),
  );
  const lists = LISTS.flatMap((field) => {
    const [before, after] = [membersOf(field, from[field]), membersOf(field, to[field])];
    const change = (kind: 'added' | 'removed', item: string): SystemChange => ({ field, kind, item, from: '', to: '' });
    return [
      ...[...before].filter(([key]) => !after.has(key)).map(([, item]) => change('removed', item)),
      ...[...after].filter(([key]) => !before.has(key)).map(([, item]) => change('added', item)),
    ];
  });
  const visible: SystemChange[] =
    from.visible === to.visible
      ? []
      : [{ field: 'visible', kind: 'changed', item: '', from: String(from.visible), to: String(to.visible) }];
  return [...texts, ...lists, ...visible];
}

/** What is there once the changes are made. What they do not name stays as it is, in the register's own spelling. */
export function applied(from: SystemContent, changes: readonly SystemChange[]): SystemContent {
  const text = (field: (typeof TEXTS)[number]) => {
    const told = changes.filter((change) => change.field === field).map((change) => [change.item, change.to]);
    return { ...from[field], ...Object.fromEntries(told) };
  };
  const list = (field: (typeof LISTS)[number]) => {
    const members = membersOf(field, from[field]);
    for (const change of changes) {
      if (change.field !== field) continue;
      if (change.kind === 'removed') members.delete(same(field, change.item));
      else members.set(same(field, change.item), change.item);
    }
    return [...members.values()];
  };
  const visible = changes.find((change) => change.field === 'visible');
  return {
    name: text('name'),
    description: text('description'),
    packages: list('packages'),
    rights: list('rights'),
    clientIds: list('clientIds'),
    redirectUrls: list('redirectUrls'),
    visible: visible ? visible.to === 'true' : from.visible,
  };
}

function membersOf(field: (typeof LISTS)[number], values: readonly string[]): Map<string, string> {
  return new Map(values.map((value) => [same(field, value), value.trim()]));
}

/** What a person may change of the entry. */
export function contentOf(system: RegisteredSystem): SystemContent {
  const text = (of: Readonly<Record<string, string>>) => ({ nb: of.nb ?? '', nn: of.nn ?? '', en: of.en ?? '' });
  return {
    name: text(system.name),
    description: text(system.description),
    packages: system.accessPackages.map((each) => each.urn),
    rights: system.rights.map(rightKey),
    clientIds: [...system.clientId],
    redirectUrls: [...system.allowedRedirectUrls],
    visible: system.isVisible,
  };
}

/**
 * The whole entry to send: what is registered, with these changes and nothing else. Members we do not know, other languages
 * and the inner parts of rights and packages stay (PUT replaces all, and what is left out becomes empty: 3.1).
 */
export function entryWith(system: RegisteredSystem, changes: readonly SystemChange[]): RegisteredSystem {
  const after = applied(contentOf(system), changes);
  return {
    ...system,
    name: { ...system.name, ...after.name },
    description: { ...system.description, ...after.description },
    accessPackages: after.packages.map(
      (urn) => system.accessPackages.find((each) => each.urn.trim() === urn) ?? { urn },
    ),
    rights: after.rights.map((key) => system.rights.find((each) => rightKey(each).trim() === key) ?? rightOf(key)),
    clientId: after.clientIds,
    allowedRedirectUrls: after.redirectUrls,
    isVisible: after.visible,
  };
}

/** Names one state of the entry, with all its members, whatever order they come in. */
export function fingerprint(system: RegisteredSystem): string {
  return createHash('sha256').update(ordered(system)).digest('base64url');
}

function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).sort().join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${ordered(member)}`);
  return `{${members.sort().join(',')}}`;
}
