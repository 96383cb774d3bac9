import type { HiddenService, HiddenView } from '../../../../shared/contract/message-services.ts';
import { organisationUrn } from '../../../../shared/ids.ts';
import type { HeldSystemUser } from '../../access/system-users.ts';
import type { Store } from '../../store/store.ts';
import { opensService, type ServiceClient } from './circles.ts';
import { ENGAGEMENT, fetchedByDefault, kindOf } from './kinds.ts';
import type { KeptService, ServiceStore } from './store.ts';
import { byService, choiceFor } from './wanted.ts';

/** A system user's own level; a service that asks for more is opened by a person (reference/dialogporten.md 1.5). */
const SYSTEM_LEVEL = 3;
/** Comes to the firm with the client's registration of it as accountant; nobody can give it by hand (reference/systemuser.md 6.5). */
const BY_ROLE = 'regnskapsforer-';
/** Power over who may do what: never in a system user for clients. */
const ADMINISTRATION: ReadonlySet<string> = new Set([
  'klientadministrator',
  'tilgangsstyrer',
  'hovedadministrator',
  'konkursbo-tilgangsstyrer',
]);

export interface HiddenSources {
  readonly store: Store;
  readonly services: ServiceStore;
  readonly clients: () => Promise<readonly ServiceClient[]>;
  readonly systemUsers: () => Promise<readonly HeldSystemUser[]>;
  readonly ownNumber: () => Promise<string | undefined>;
}

/** What the firm cannot see of a client, and why. Says nothing of packages before Altinn's list has been read. */
export async function hiddenOf(sources: HiddenSources, organisationNumber: string): Promise<HiddenView> {
  const { store, services } = sources;
  const read = await services.catalogueRead();
  const client = (await sources.clients()).find((each) => each.organisationNumber === organisationNumber);
  const [row] = await store.db
    .selectFrom('clients')
    .select(['form', 'accountant', 'groups'])
    .where('organisation_number', '=', organisationNumber)
    .execute();
  const reaching = (await sources.systemUsers()).filter(({ id }) => client?.systemUsers.includes(id));
  const reach = await services.reach();
  const choices = byService(await services.choices());
  const isOwn = (await sources.ownNumber()) === organisationNumber;
  const groups = client?.groups ?? [];
  const missing: KeptService[] = [];
  const levelFour: KeptService[] = [];
  const notChosen: (HiddenService & { kind: ReturnType<typeof kindOf> })[] = [];
  for (const service of await services.services()) {
    if (!service.listed) continue;
    const codes = service.packages.map(({ code }) => code);
    const kind = kindOf(service.id, codes);
    const choice = choiceFor(choices.get(service.id) ?? [], groups);
    const isWanted = choice?.wanted ?? fetchedByDefault(kind);
    if (reaching.some((user) => opensService(service, user, reach))) {
      if (service.level > SYSTEM_LEVEL) levelFour.push(service);
      if (!isWanted) notChosen.push({ ...shown(service), kind });
    } else if (isWanted && (choice !== undefined || codes.some((code) => ENGAGEMENT.has(code)))) missing.push(service);
  }
  return {
    known: read !== undefined,
    fetchedAt: read?.fetchedAt ?? null,
    reached: reaching.length > 0,
    missing: byPackage(missing, { isOwn, isAccountant: row?.accountant === 1 }),
    levelFour: levelFour.map(shown),
    notChosen,
    soleTrader: row?.form === 'ENK',
    subUnits: await subUnitsNotLookedAt(store, organisationNumber),
  };
}

type Missing = HiddenView['missing'][number];

/** Each service under the package that is easiest to get for this client. */
function byPackage(services: readonly KeptService[], client: { isOwn: boolean; isAccountant: boolean }): Missing[] {
  const found = new Map<string, Missing>();
  for (const service of services) {
    const [best] = service.packages
      .map((each) => ({ ...each, step: stepTo(each.code, client) }))
      .sort((a, b) => EASE.indexOf(a.step) - EASE.indexOf(b.step));
    const code = best?.code ?? '';
    const entry = found.get(code) ?? {
      package: best ? { code: best.code, names: best.names } : null,
      step: best?.step ?? 'none',
      services: [],
    };
    entry.services.push(shown(service));
    found.set(code, entry);
  }
  return [...found.values()].sort((a, b) => EASE.indexOf(a.step) - EASE.indexOf(b.step));
}

const EASE: readonly Missing['step'][] = ['change', 'guide', 'ask', 'none'];

function stepTo(code: string, { isOwn, isAccountant }: { isOwn: boolean; isAccountant: boolean }): Missing['step'] {
  const byRole = code.startsWith(BY_ROLE);
  if (ADMINISTRATION.has(code)) return 'none';
  if (isOwn) return byRole ? 'none' : 'change';
  if (byRole) return isAccountant ? 'guide' : 'none';
  return 'ask';
}

const shown = ({ id, names, owner }: KeptService): HiddenService => ({ id, names, owner: owner.names });

/** Sub-units that the firm's list has under this client, and no look has come to. */
async function subUnitsNotLookedAt(store: Store, organisationNumber: string): Promise<HiddenView['subUnits']> {
  const rows = await store.db
    .selectFrom('clients')
    .select(['organisation_number', 'name'])
    .where('parent', '=', organisationNumber)
    .where('status', 'not in', ['deleted', 'takenOver'])
    .execute();
  const looked = await store.db.selectFrom('dialog_cursors').select('party').execute();
  const parties = new Set(looked.map(({ party }) => party));
  return rows
    .filter((row) => !parties.has(organisationUrn(row.organisation_number)))
    .map((row) => ({ organisationNumber: row.organisation_number, name: row.name }));
}
