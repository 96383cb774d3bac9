import type { Category, Period } from '../../../../shared/contract/mva.ts';
import type { EngineHandlers } from '../../../../shared/contract.ts';
import { isPeriod, periodKey } from '../../../../shared/mva/periods.ts';
import { fail, ok } from '../../../../shared/outcome.ts';
import { newReference } from '../figures.ts';
import { keepReturn } from '../keep.ts';
import type { MvaReturn } from '../model.ts';
import type { MvaPorts } from '../ports.ts';
import type { MvaService } from '../service.ts';
import { changeReturn } from './change.ts';
import { edited } from './edited.ts';
import { versionsOf } from './versions.ts';

type Handlers = Pick<EngineHandlers, 'form.change' | 'form.versions' | 'form.create'>;

/** What people do with a draft by hand. `fresh` lets the journal catch up with jobs that ended. */
export function createForm(ports: MvaPorts, service: MvaService, fresh: () => Promise<void>): Handlers {
  return {
    'form.change': async ({ returnId, figuresHash, value }) => {
      await fresh();
      const kept = await service.find(returnId);
      if (!kept) return fail('mva.unknownReturn', { params: { returnId }, sent: 'notSent' });
      const changed = await changeReturn(ports, { returnId, figuresHash, value: edited(kept.value, value) });
      return changed.ok ? service.get(returnId) : changed;
    },
    'form.versions': async ({ returnId }) => ok({ versions: await versionsOf(ports.store.db, returnId) }),
    'form.create': async ({ organisationNumber, category, period }) => {
      const client = await ports.clients.find(organisationNumber);
      if (!client) return fail('mva.unknownClient', { params: { organisationNumber }, sent: 'notSent' });
      if (!isPeriod(period) || !takesPeriod(category, period)) {
        return fail('mva.wrongPeriod', { params: { period: periodKey(period) }, action: 'fixInput', sent: 'notSent' });
      }
      const now = new Date(ports.clock.now()).toISOString();
      const kept = await keepReturn(ports, {
        act: 'mva.create',
        params: { period: periodKey(period) },
        make: () => ({
          client: { organisationNumber, name: client.name },
          value: emptyReturn(organisationNumber, category, period),
          source: { kind: 'hand', fileName: '', importedAt: now, importedBy: ports.person() },
          fileHash: '',
        }),
      });
      return kept.ok ? service.get(kept.value.id) : kept;
    },
  };
}

/** Two categories have one kind of period each (R095, R106). */
function takesPeriod(category: Category, { kind }: Period): boolean {
  if (category === 'kompensasjon') return kind === 'toMaaneder';
  return category !== 'omvendtAvgiftsplikt' || kind === 'treMaaneder';
}

export function emptyReturn(organisationNumber: string, category: Category, period: Period): MvaReturn {
  return {
    reference: newReference(organisationNumber, period),
    system: { name: 'Klientbro', version: null },
    period,
    fastsattMerverdiavgift: '0',
    lines: [],
    payoutKid: null,
    organisationNumber,
    identificationNumber: null,
    category,
    note: null,
  };
}
