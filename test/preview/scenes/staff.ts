import type { PeopleView, Person, Presence } from '../../../shared/contract/people.ts';
import { clientRights } from '../../../shared/contract/people.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import type { Scene } from './scene.ts';

const id = (at: number) => `7b0ce7a2-9d0d-4f5c-9d5a-0d9a3c2f6a1${at}`;
const all = [{ group: null, rights: [...clientRights] }];

const ingrid: Person = {
  id: id(1),
  name: 'Ingrid Solberg',
  osUser: 'regnskap',
  setUp: true,
  grants: all,
  blocked: [],
  createdAt: '2026-03-02T08:00:00.000Z',
  deactivatedAt: null,
  knownSince: '2026-03-02T08:10:00.000Z',
};
const staff: Person[] = [
  ingrid,
  {
    ...ingrid,
    id: id(2),
    name: 'Ola Brekke',
    setUp: false,
    knownSince: null,
    grants: [
      { group: 'Bygg', rights: ['read', 'prepare', 'file'] },
      { group: 'Landbruk', rights: ['read'] },
    ],
    blocked: ['310000012', '310000020'],
  },
  { ...ingrid, id: id(3), name: 'Åse Vik', setUp: false, osUser: '', grants: [{ group: null, rights: ['read'] }] },
  {
    ...ingrid,
    id: id(4),
    name: 'Per Moe',
    setUp: false,
    grants: [],
    knownSince: null,
    deactivatedAt: '2026-09-01T08:00:00.000Z',
  },
];

/** One person in most scenes; `staff`: several share the account; `who`: it is not known who is here. */
export function peopleScene(double: Double, scene: Scene): void {
  const several = scene === 'staff' || scene === 'who';
  let view: PeopleView = {
    people: several ? staff : [ingrid],
    rules: { fourEyes: several, idleMinutes: 15 },
    groups: ['Bygg', 'Landbruk', 'Varehandel'],
    osUser: 'regnskap',
  };
  let here: Presence['here'] =
    scene === 'who' ? null : { id: ingrid.id, name: ingrid.name, provedBy: several ? 'idporten' : 'said' };
  const presence = (): Presence => ({
    asks: here === null,
    here,
    choices: view.people
      .filter((each) => each.deactivatedAt === null && each.osUser === view.osUser)
      .map((each) => ({ id: each.id, name: each.name })),
    accountKnown: true,
    idleMinutes: view.rules.idleMinutes,
  });
  const change = (part: Partial<PeopleView>) => {
    view = { ...view, ...part };
    return ok(view);
  };
  double.handle('people.here', () => ok(presence()));
  double.handle('people.choose', (input) => {
    const chosen = view.people.find((each) => each.id === input.id);
    here = chosen ? { id: chosen.id, name: chosen.name, provedBy: 'said' } : null;
    return ok(presence());
  });
  double.handle('people.leave', () => {
    if (presence().choices.length > 1) here = null;
    return ok(presence());
  });
  double.handle('people.mine', () => ok({ everything: true, setUp: true, rights: [...clientRights] }));
  double.handle('people.list', () => ok(view));
  double.handle('people.save', (input) => {
    const base = view.people.find((each) => each.id === input.id) ?? { ...ingrid, id: id(9), knownSince: null };
    const saved = { ...base, ...input.wish };
    return change({ people: [...view.people.filter((each) => each.id !== saved.id), saved] });
  });
  double.handle('people.setActive', (input) =>
    change({
      people: view.people.map((each) =>
        each.id === input.id ? { ...each, deactivatedAt: input.active ? null : '2026-11-21T08:00:00.000Z' } : each,
      ),
    }),
  );
  double.handle('people.forgetIdentity', (input) =>
    change({ people: view.people.map((each) => (each.id === input.id ? { ...each, knownSince: null } : each)) }),
  );
  double.handle('people.saveRules', (rules) => change({ rules }));
}
