import type { AgreementsView, ScopeLine } from '../../../shared/contract/agreements.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { firm } from './people.ts';
import type { Scene } from './scene.ts';

const note = { day: '2026-11-16', reason: '', person: 'Ingrid Solvang', at: '2026-11-16T09:12:00.000Z' };

function scope(
  id: ScopeLine['id'],
  name: string,
  part: Partial<ScopeLine> & Pick<ScopeLine, 'state'>,
  integration: ScopeLine['integration'] = 'maskinporten',
): ScopeLine {
  const owner = name.startsWith('skatteetaten:') ? 'Skatteetaten' : 'Digdir';
  return {
    id,
    scope: name,
    integration,
    owner,
    needed: true,
    note: null,
    proof: null,
    where:
      owner === 'Digdir' ? 'https://docs.altinn.studio/nb/scopes' : 'https://www.skatteetaten.no/samarbeidspartnere',
    ...part,
  };
}

const proved = (granted: boolean, code = '') => ({ granted, at: '2026-11-20T07:40:00.000Z', code });

/** One of each state that an order can be in. */
const view: AgreementsView = {
  environment: 'tt02',
  firm: { organisationNumber: firm.organisationNumber, name: firm.name },
  clientIds: { maskinporten: '7f1c1d0a-52f6-4f0e-9c5e-3c1d9a2b4e77', idporten: '' },
  tasks: ['mva', 'messages'],
  agreements: [
    {
      id: 'maskinporten',
      needed: true,
      state: 'granted',
      note: { ...note, status: 'granted' },
      where: 'https://samarbeid.digdir.no/maskinporten',
    },
    { id: 'idporten', needed: true, state: 'todo', note: null, where: 'https://samarbeid.digdir.no/id-porten' },
    {
      id: 'systemVendor',
      needed: true,
      state: 'refused',
      note: { ...note, status: 'refused', reason: 'Den som signerte, sto ikke med fullmakt' },
      where: 'https://docs.altinn.studio/nb/systemuser',
    },
    {
      id: 'testUnit',
      needed: true,
      state: 'ordered',
      note: { ...note, status: 'ordered' },
      where: 'https://docs.altinn.studio/nb/systemregistration',
    },
  ],
  scopes: [
    scope('systemRegister', 'altinn:authentication/systemregister.write', { state: 'granted', proof: proved(true) }),
    scope('requestWrite', 'altinn:authentication/systemuser.request.write', {
      state: 'ordered',
      note: { ...note, status: 'ordered' },
      proof: proved(false, 'MP-250'),
    }),
    scope('requestRead', 'altinn:authentication/systemuser.request.read', {
      state: 'refused',
      proof: proved(false, 'MP-200'),
    }),
    scope('instancesRead', 'altinn:instances.read', { state: 'granted', note: { ...note, status: 'granted' } }),
    scope('instancesWrite', 'altinn:instances.write', { state: 'todo', needed: false }),
    scope('dialogporten', 'digdir:dialogporten', {
      state: 'refused',
      note: { ...note, status: 'refused', reason: 'Mangler avtale som sluttbrukersystemleverandør' },
    }),
    scope('correspondence', 'altinn:correspondence.read', { state: 'todo' }),
    scope('delegationsRead', 'altinn:clientdelegations.read', { state: 'todo' }, 'idporten'),
    scope('delegationsWrite', 'altinn:clientdelegations.write', { state: 'todo' }, 'idporten'),
    scope('personRead', 'altinn:instances.read', { state: 'granted', proof: proved(true) }, 'idporten'),
    scope('personWrite', 'altinn:instances.write', { state: 'refused', proof: proved(false) }, 'idporten'),
    scope('validation', 'skatteetaten:mvameldingvalidering', { state: 'todo' }, 'idporten'),
  ],
  selfService: 'https://sjolvbetjening.test.samarbeid.digdir.no',
};

export function agreementsScene(double: Double, scene: Scene): void {
  const shown: AgreementsView =
    scene === 'empty'
      ? {
          ...view,
          clientIds: { maskinporten: '', idporten: '' },
          agreements: view.agreements.map((line) => ({ ...line, state: 'todo', note: null })),
          scopes: view.scopes.map((line) => ({ ...line, state: 'todo', note: null, proof: null })),
        }
      : view;
  double.handle('agreements.view', () => ok(shown));
  double.handle('agreements.chooseTasks', () => ok(shown));
  double.handle('agreements.note', () => ok(shown));
}
