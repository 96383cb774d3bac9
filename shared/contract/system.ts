import { z } from 'zod';
import { which, whom } from './access.ts';
import { instant, nothing } from './common.ts';
import { engineOperation } from './define.ts';

const line = z.string().trim();
const names = z.object({ nb: line.min(1).max(255), nn: line.max(255), en: line.max(255) }).strict();
const descriptions = z.object({ nb: line.max(1000), nn: line.max(1000), en: line.max(1000) }).strict();

/** What a person may change of the firm's system. Lists are sets: their order says nothing. */
export const systemWish = z
  .object({
    name: names,
    description: descriptions,
    /** Full URNs. */
    packages: z.array(z.string()),
    /** A service id, or `<service id>#<action>`. Only standard system users can have single services. */
    rights: z.array(z.string()),
    /** Maskinporten integrations that may act as this system. */
    clientIds: z.array(line.min(1).max(100)),
    redirectUrls: z.array(line.min(1).max(2000)),
    /** Listed in the portal, so that an owner can make a system user alone. */
    visible: z.boolean(),
  })
  .strict();
export type SystemWish = z.infer<typeof systemWish>;

/** As registered: texts may be of any length, and missing. */
const text = z.object({ nb: z.string(), nn: z.string(), en: z.string() });
export const systemContent = systemWish.extend({
  name: text,
  description: text,
  clientIds: z.array(z.string()),
  redirectUrls: z.array(z.string()),
});
export type SystemContent = z.infer<typeof systemContent>;

/** One difference. `item` is the language of a text, or the member of a list; `from` and `to` are of texts and visibility. */
export const systemChange = z.object({
  field: z.enum(['name', 'description', 'packages', 'rights', 'clientIds', 'redirectUrls', 'visible']),
  kind: z.enum(['added', 'removed', 'changed']),
  item: z.string(),
  from: z.string(),
  to: z.string(),
});
export type SystemChange = z.infer<typeof systemChange>;

/**
 * What follows of a change. packageInUse: system users or requests (`names`) have the package. visibleRefused: Altinn refuses
 * these packages (`names`) in a visible system. redirectRefused: not an https address. ownClientId: this machine's own
 * integration is left out. noClientId: nobody could act as the system. packageMissing: Klientbro's own tasks ask for it.
 */
export const systemNotice = z.object({
  code: z.enum(['packageInUse', 'visibleRefused', 'redirectRefused', 'ownClientId', 'noClientId', 'packageMissing']),
  /** Nothing can be sent before it is cured. */
  blocking: z.boolean(),
  item: z.string(),
  names: z.array(z.string()),
});
export type SystemNotice = z.infer<typeof systemNotice>;

export const systemView = z.object({
  /** Null: no system is registered from here. */
  registered: z.object({ systemId: z.string(), content: systemContent }).nullable(),
  /** Names exactly this state of the register. */
  seen: z.string(),
  readAt: instant,
  /** The id that registering would take now, and those that were deleted and are taken for ever. */
  nextId: z.string(),
  formerIds: z.array(z.string()),
  /** What Klientbro's tasks need, and this machine's own integration. */
  wantedPackages: z.array(z.string()),
  ownClientId: z.string(),
});
export type SystemView = z.infer<typeof systemView>;

const daily = { fetchedAt: instant, stale: z.boolean() };

export const packageView = z.object({
  urn: z.string(),
  name: z.string(),
  description: z.string(),
  area: z.string(),
  forClients: z.boolean(),
  forOwn: z.boolean(),
});
export type PackageView = z.infer<typeof packageView>;

export const systemTask = z.enum(['mva', 'messages', 'claims']);
export const systemAdvice = z.object({
  ...daily,
  tasks: z.array(
    z.object({
      task: systemTask,
      /** The package that opens all that can be opened of the task, and as little else as possible. Null: none does. */
      least: z.array(z.object({ whom, urn: z.string().nullable(), inSystem: z.boolean() })),
      services: z.array(
        z.object({
          id: z.string(),
          /** Null: Altinn's registry does not know the service. */
          title: z.string().nullable(),
          packages: z.array(
            z.object({
              urn: z.string(),
              inSystem: z.boolean(),
              /** May also confirm and send, not fill in alone. Null: the policy does not tell them apart. */
              confirms: z.boolean().nullable(),
              /** Services the package opens in all; null: not told. */
              opens: z.number().int().nullable(),
            }),
          ),
        }),
      ),
    }),
  ),
});
export type SystemAdvice = z.infer<typeof systemAdvice>;

const one = z.object({ which: which.default('firm') }).strict();
const edit = one.extend({ seen: z.string(), wish: systemWish });

export const system = {
  /** Reads the register. */
  view: engineOperation(one, systemView),
  /** Reads the register again and tells what sending the wish would change. Refused when it is no longer as `seen`. */
  difference: engineOperation(edit, z.object({ changes: z.array(systemChange), notices: z.array(systemNotice) })),
  /** Sends it. Refused when the register is no longer as `seen`. */
  save: engineOperation(edit, systemView),
  /** Deletes it for good: the id is taken for ever, and no token can be had for its system users. */
  delete: engineOperation(z.object({ systemId: z.string() }).strict(), systemView),
  /** Every access package of Altinn; at most a day old, or the last known. */
  catalogue: engineOperation(nothing, z.object({ ...daily, packages: z.array(packageView) })),
  /** Which package opens which service, by the services' own policies. */
  advice: engineOperation(nothing, systemAdvice),
};
