import type { KeysView, OwnKey } from '../../../shared/contract/keys.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import type { Scene } from './scene.ts';

const inUse: OwnKey = {
  kid: '5b0d3c1e-9b3b-4a51-8c0f-0c6f5d1f2a10',
  role: 'inUse',
  kind: 'made',
  fingerprint: 'pH2k9cQmZ0mC4xYcJ1d0Yt6wqB1nYqvS8o7cXkT2u5E',
  bits: 3072,
  machine: 'kontor-3',
  person: 'Kari Fjell',
  createdAt: '2025-12-14T07:02:11.000Z',
  registeredAt: '2025-12-14T07:40:00.000Z',
  registeredOn: '2025-12-14',
  lastUsedAt: '2026-11-21T07:02:00.000Z',
  expiresOn: '2026-12-14',
  warning: 'days30',
  certificate: null,
  jwk: '{"kty":"RSA","n":"sXchDaQebHnPiGvyDOAT4saGEUetSyo9MKLOoWFsueri23bOdgWp4Dy1","e":"AQAB"}',
};

const imported: OwnKey = {
  ...inUse,
  kid: 'a3a2d9c8-1a50-4a5b-b5a4-58f3f9e0c001',
  role: 'retired',
  kind: 'imported',
  bits: 2048,
  createdAt: '2024-12-15T09:00:00.000Z',
  registeredOn: null,
  expiresOn: '2027-11-02',
  warning: 'none',
  certificate: { subject: 'Fjordtall Regnskap AS', validTo: '2027-11-02T22:59:00.000Z' },
};

const view: KeysView = {
  machine: 'kontor-3',
  keys: [inUse, imported],
  visibleClientId: '',
  others: [
    {
      kid: 'c0ffee00-52f6-4f0e-9c5e-3c1d9a2b4e77',
      machine: 'kontor-1',
      person: 'Ola Nes',
      registeredOn: '2026-09-01',
      expiresOn: '2027-09-01',
      warning: 'none',
    },
  ],
  clientId: '7f1c1d0a-52f6-4f0e-9c5e-3c1d9a2b4e77',
  most: 5,
  selfService: 'http://127.0.0.1:4900/selvbetjening',
};

/** Keys that change as they do in the engine; the first try is refused, since nobody has registered the key yet. */
export function keysScene(double: Double, scene: Scene): void {
  let now: KeysView =
    scene === 'empty'
      ? { ...view, keys: [], others: [], clientId: '' }
      : { ...view, visibleClientId: scene === 'many' ? '3db9c4c8-2367-4c4f-8f5a-3f315568726c' : '' };
  let tries = 0;
  const to = (next: KeysView) => {
    now = next;
    return ok(now);
  };
  const change = (kid: string, part: Partial<OwnKey>) =>
    to({ ...now, keys: now.keys.map((key) => (key.kid === kid ? { ...key, ...part } : key)) });
  const add = (part: Partial<OwnKey>) => {
    const role = now.keys.some((key) => key.role === 'inUse') ? 'next' : 'inUse';
    const fresh = { registeredAt: null, registeredOn: null, lastUsedAt: null, warning: 'none' } as const;
    const createdAt = '2026-11-21T08:00:00.000Z';
    const key: OwnKey = { ...inUse, ...fresh, kid: 'ny-1', role, createdAt, expiresOn: '2027-11-21', ...part };
    return to({ ...now, keys: [...now.keys, key] });
  };
  double.handle('keys.list', () => ok(now));
  double.handle('keys.create', ({ bits }) => add({ bits }));
  double.handle('keys.import', ({ password }) =>
    password === 'feil'
      ? fail('keys.wrongPassword', { action: 'fixInput', sent: 'notSent' })
      : add({ kind: 'imported', kid: 'importert-1' }),
  );
  double.handle('keys.exportPublic', ({ save }) =>
    ok({ text: inUse.jwk, file: save ? { handle: 'h', name: 'klientbro-nokkel.jwk.json', size: 900 } : null }),
  );
  double.handle('keys.tryKey', ({ kid }) => {
    tries += 1;
    const params = { authorityCode: 'MP-124' };
    if (tries === 1) return fail('maskinporten.keyRefused', { params, action: 'openAccess', sent: 'notSent' });
    return change(kid, { registeredAt: '2026-11-21T08:05:00.000Z' });
  });
  double.handle('keys.useKey', ({ kid }) =>
    to({
      ...now,
      keys: now.keys.map((key) => {
        if (key.kid === kid) return { ...key, role: 'inUse' };
        return key.role === 'inUse' ? { ...key, role: 'previous' } : key;
      }),
    }),
  );
  double.handle('keys.retire', ({ kid }) => change(kid, { role: 'retired' }));
  double.handle('keys.remove', ({ kid }) => to({ ...now, keys: now.keys.filter((key) => key.kid !== kid) }));
  double.handle('keys.noteRegistered', ({ kid, day }) => change(kid, { registeredOn: day }));
  double.handle('keys.noteOther', (other) =>
    to({ ...now, others: [...now.others, { ...other, expiresOn: '2027-11-21', warning: 'none' }] }),
  );
  double.handle('keys.forgetOther', ({ kid }) =>
    to({ ...now, others: now.others.filter((other) => other.kid !== kid) }),
  );
}
