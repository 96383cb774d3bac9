import type { Period } from '../../../../shared/contract/mva.ts';
import type { Contract, EngineHandlers } from '../../../../shared/contract.ts';
import { isPeriod, periodKey } from '../../../../shared/mva/periods.ts';
import { fail, ok } from '../../../../shared/outcome.ts';
import type { Journal } from '../filing/journal.ts';
import { keepReturn } from '../keep.ts';
import type { MvaPorts } from '../ports.ts';
import type { MvaService } from '../service.ts';
import { changeReturn } from './change.ts';
import { edited } from './edited.ts';
import { emptyReturn, takesPeriod } from './empty-return.ts';
import { makeNullReturns, nullCandidates } from './null-returns.ts';
import { putRight } from './put-right.ts';
import { versionsOf } from './versions.ts';

type Handlers = Pick<EngineHandlers, `form.${Extract<keyof Contract['form'], string>}`>;

/** What people do with a draft by hand. `fresh` lets the journal catch up with jobs that ended. */
export function createForm(
  ports: MvaPorts,
  journal: Journal,
  service: MvaService,
  fresh: () => Promise<void>,
): Handlers {
  const candidates = async (period: Period) => nullCandidates(ports, (await service.terms()).cells, period);
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
    'form.nullCandidates': async ({ period }) => {
      await fresh();
      return ok({ candidates: await candidates(period) });
    },
    'form.makeNull': async (wish) => {
      await fresh();
      return ok({ results: await makeNullReturns(ports, await candidates(wish.period), wish) });
    },
    'form.putRight': async (wish) => {
      await fresh();
      const wrong = await service.find(wish.returnId);
      if (!wrong) return fail('mva.unknownReturn', { params: { returnId: wish.returnId }, sent: 'notSent' });
      const made = await putRight(ports, journal, wrong, wish);
      if (!made.ok) return made;
      const [putsRight, right] = [await service.get(made.value.putsRight.id), await service.get(made.value.right.id)];
      if (!putsRight.ok) return putsRight;
      return right.ok ? ok({ putsRight: putsRight.value, right: right.value, restores: made.value.restores }) : right;
    },
  };
}
