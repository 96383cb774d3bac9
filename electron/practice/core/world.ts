import { FIRST_NAMES, LAST_NAMES, PLACES, TOWNS, TRADES } from './names.ts';
import { Numbers } from './numbers.ts';
import { makePeople, type Person } from './people.ts';
import { Random, uuidOf } from './random.ts';
import type { Unit } from './types.ts';

/** How a client gave the firm power when the world began. What holds now stands in AccessRecords. */
export interface FirstRelation {
  /** Role of the firm in Enhetsregisteret. */
  readonly role?: 'REGN' | undefined;
  /** Package codes the client gave the firm by hand. */
  readonly packages: readonly string[];
}

export interface WorldUnit extends Unit {
  readonly town: (typeof TOWNS)[number];
  readonly street: string;
  /** General manager or owner. */
  readonly manager: { readonly firstName: string; readonly lastName: string; readonly born: string };
  readonly founded: string;
}

export interface Client extends WorldUnit {
  readonly relation: FirstRelation;
}

/** The firm, its people and its clients: the same for the same seed and size, so nothing of it is stored. */
export interface World {
  readonly seed: number;
  readonly size: 'small' | 'large';
  readonly firm: WorldUnit;
  readonly people: readonly Person[];
  /** Main units, in a fixed order. */
  readonly clients: readonly Client[];
  /** Everything: the firm, clients and sub-units. */
  readonly units: readonly WorldUnit[];
  unit(organisationNumber: string): WorldUnit | undefined;
  client(organisationNumber: string): Client | undefined;
  unitByParty(partyUuid: string): WorldUnit | undefined;
  subUnits(organisationNumber: string): readonly WorldUnit[];
  person(id: string): Person | undefined;
}

const TWO_MONTHLY = { category: 'alminnelig', kind: 'toMaaneder' } as const;
const YEARLY = { category: 'alminnelig', kind: 'aar' } as const;
const FARMING = { category: 'primaernaering', kind: 'aar' } as const;

export function makeWorld(seed: number, size: 'small' | 'large'): World {
  const random = new Random(seed, 'world');
  const numbers = new Numbers(random);
  let partyId = 50_000_000;

  const unit = (name: string, form: string, vat: Unit['vat'], extra: Partial<Unit> = {}): WorldUnit => {
    const organisationNumber = numbers.organisation(form === 'BEDR' ? '21' : '31');
    partyId += 1;
    return {
      organisationNumber,
      partyId,
      partyUuid: uuidOf(seed, organisationNumber),
      name,
      form,
      bankrupt: false,
      vat,
      town: random.pick(TOWNS),
      street: `${random.pick(['Storgata', 'Havnegata', 'Kirkeveien', 'Skolegata'])} ${random.between(1, 80)}`,
      manager: {
        firstName: random.pick(FIRST_NAMES),
        lastName: random.pick(LAST_NAMES),
        born: `19${random.between(60, 95)}-0${random.between(1, 9)}-1${random.between(0, 9)}`,
      },
      founded: `20${random.between(10, 22)}-0${random.between(1, 9)}-1${random.between(0, 9)}`,
      ...extra,
    };
  };

  const people = makePeople(seed, numbers);
  const firm = unit('Fjordtall Regnskap AS', 'AS', TWO_MONTHLY, {});
  const names = clientNames(random, size === 'large' ? 400 : 40);
  const clients = names.map((name, index): Client => {
    const shape = shapeOf(index);
    return {
      ...unit(shape.name ?? name, shape.form, shape.vat, { bankrupt: shape.bankrupt }),
      relation: relationOf(index),
    };
  });
  const subUnits = clients.flatMap((client, index) =>
    Array.from({ length: [3, 11, 22, 27].includes(index % 40) ? 1 + (index % 2) : 0 }, (_, number) =>
      unit(`${client.name.replace(/ (AS|DA)$/, '')} avd. ${client.town.town}${number ? ' 2' : ''}`, 'BEDR', undefined, {
        parent: client.organisationNumber,
      }),
    ),
  );
  return index(seed, size, firm, people, clients, subUnits);
}

/** Position in every forty decides what is special about a client, so both sizes have each kind. */
function shapeOf(index: number): { name?: string; form: string; vat: Unit['vat']; bankrupt: boolean } {
  const bankrupt = false;
  switch (index % 40) {
    case 8:
      return { form: 'AS', vat: TWO_MONTHLY, bankrupt: true };
    case 14:
      return { ...(index < 40 ? { name: 'Tømrer Ola Kvitberg' } : {}), form: 'ENK', vat: YEARLY, bankrupt };
    case 19:
      return { ...(index < 40 ? { name: 'Nedre Skogstad Gård DA' } : {}), form: 'DA', vat: FARMING, bankrupt };
    case 5:
    case 17:
    case 29:
      return { form: 'AS', vat: YEARLY, bankrupt };
    case 24:
      return { form: 'AS', vat: undefined, bankrupt };
    default:
      return { form: 'AS', vat: TWO_MONTHLY, bankrupt };
  }
}

function relationOf(index: number): FirstRelation {
  const place = index % 40;
  if (place >= 30 && place < 34) return { packages: ['merverdiavgift'] };
  if (place === 34 || place === 35) return { packages: ['merverdiavgift', 'skattegrunnlag'] };
  if (place >= 36) return { packages: [] };
  // A few gave a package on top of the role: "available" matches any package, linking needs all (6.3).
  return { role: 'REGN', packages: place === 2 || place === 6 ? ['skattegrunnlag'] : [] };
}

function clientNames(random: Random, count: number): readonly string[] {
  const names = new Set<string>(['Fjell og Fjord AS']);
  while (names.size < count) names.add(`${random.pick(PLACES.slice(1))} ${random.pick(TRADES)} AS`);
  return [...names];
}

function index(
  seed: number,
  size: 'small' | 'large',
  firm: WorldUnit,
  people: readonly Person[],
  clients: readonly Client[],
  subUnits: readonly WorldUnit[],
): World {
  const units = [firm, ...clients, ...subUnits];
  const byNumber = new Map(units.map((unit) => [unit.organisationNumber, unit]));
  const byParty = new Map(units.map((unit) => [unit.partyUuid, unit]));
  const clientByNumber = new Map(clients.map((client) => [client.organisationNumber, client]));
  const byPerson = new Map(people.map((person) => [person.id, person]));
  return {
    seed,
    size,
    firm,
    people,
    clients,
    units,
    unit: (number) => byNumber.get(number),
    client: (number) => clientByNumber.get(number),
    unitByParty: (uuid) => byParty.get(uuid.toLowerCase()),
    subUnits: (number) => subUnits.filter((unit) => unit.parent === number),
    person: (id) => byPerson.get(id),
  };
}
