import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { people } from './people.ts';

export function paymentsScene(double: Double, scene: string): void {
  const period = { kind: 'toMaaneder' as const, number: 5, year: 2026 };
  const rows = people.slice(0, 12).map(({ organisationNumber, name }, at) => ({
    ...{ client: { organisationNumber, name }, category: 'alminnelig' as const, amount: 4_100 + at * 31_177 },
    ...{ kid: `00310000${String(at).padStart(2, '0')}20260591`, account: '12345678903', payee: 'Skatteetaten' },
    ...{ due: '2026-12-10', preliminary: at % 4 === 2 },
  }));
  double.handle('payments.list', ({ period: asked }) =>
    ok(
      scene === 'empty'
        ? { period: null, periods: [], rows: [] }
        : { period: asked ?? period, periods: [period, { ...period, number: 4 }], rows },
    ),
  );
  double.handle('payments.save', ({ name, format }) => ok({ handle: 'x', name: `${name}.${format}`, size: 2048 }));
}
