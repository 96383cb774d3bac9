import { z } from 'zod';

/**
 * What a system may use and a system user may be given, in one list, each by its URN: access packages
 * (`urn:altinn:accesspackage:…`), and single rights (`urn:altinn:resource:…`), which only standard system users can have. Altinn's
 * own bodies keep them in two lists (reference/systemuser.md 3.3, 4.2).
 */
export const PACKAGE_PREFIX = 'urn:altinn:accesspackage:';
export const RIGHT_PREFIX = 'urn:altinn:resource:';

export const right = z.looseObject({
  action: z.string().optional(),
  resource: z.array(z.looseObject({ id: z.string(), value: z.string() })),
});
type Right = z.infer<typeof right>;

export const isRight = (urn: string): boolean => urn.startsWith(RIGHT_PREFIX);

/** `ske-krav-og-betalinger`, with `#read` behind it where it is one action's alone. */
export const rightKey = ({ resource, action }: Right): string =>
  resource.map((each) => each.value).join('+') + (action === undefined ? '' : `#${action}`);

export function rightOf(key: string): Right {
  const [value = '', action] = key.split('#');
  return { ...(action === undefined ? {} : { action }), resource: [{ id: 'urn:altinn:resource', value }] };
}

/** Both lists as one. */
export const powersOf = (body: {
  readonly accessPackages?: readonly { readonly urn: string }[] | undefined;
  readonly rights?: readonly Right[] | undefined;
}): string[] => [
  ...(body.accessPackages ?? []).map(({ urn }) => urn),
  ...(body.rights ?? []).map((each) => RIGHT_PREFIX + rightKey(each)),
];

/** One list as both. */
export const asLists = (powers: readonly string[]) => ({
  accessPackages: powers.filter((urn) => !isRight(urn)).map((urn) => ({ urn })),
  rights: powers.filter(isRight).map((urn) => rightOf(urn.slice(RIGHT_PREFIX.length))),
});
