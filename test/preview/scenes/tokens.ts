import type { TokenRow } from '../../../shared/contract/tokens.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import type { Scene } from './scene.ts';

const row: TokenRow = {
  issuer: 'maskinporten',
  scopes: ['altinn:authentication/systemuser.request.write', 'altinn:authentication/systemuser.request.read'],
  systemUser: null,
  hits: 214,
  shared: 3,
  fetches: 31,
  failures: 0,
  lastFailure: null,
  medianMs: 84,
  worstMs: 1_420,
  expiresAt: '2026-11-21T07:18:30.000Z',
};

const dialogs = ['digdir:dialogporten', 'altinn:correspondence.read', 'altinn:instances.read'];

export const tokenRows: readonly TokenRow[] = [
  row,
  { ...row, scopes: dialogs, systemUser: 'Regnskapsklienter', hits: 12, shared: 38, fetches: 17 },
  {
    ...row,
    scopes: ['altinn:instances.read', 'altinn:instances.write'],
    systemUser: 'Klienter uten regnskapsfører',
    hits: 0,
    shared: 4,
    fetches: 2,
    failures: 2,
    lastFailure: { code: 'maskinporten.noSystemUser', authorityCode: 'MP-303', at: '2026-11-21T07:02:11.000Z' },
    expiresAt: null,
  },
  { ...row, issuer: 'altinn', scopes: dialogs, systemUser: 'Regnskapsklienter', hits: 4_318, shared: 6, fetches: 5 },
];

export function tokensScene(double: Double, scene: Scene): void {
  double.handle('tokens.diagnostics', () => ok({ rows: scene === 'empty' ? [] : [...tokenRows] }));
}
