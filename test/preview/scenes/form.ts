import { edited } from '../../../electron/engine/mva/form/edited.ts';
import type { MvaReturn } from '../../../electron/engine/mva/model.ts';
import { checkReturn } from '../../../electron/engine/mva/rules/check.ts';
import type { ReturnVersion } from '../../../shared/contract/form.ts';
import type { ReturnView } from '../../../shared/contract/mva.ts';
import { fail, failure, ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { people, uuidOf } from './people.ts';

const NOW = Date.UTC(2026, 10, 21, 8, 5);

function returnOf(view: ReturnView): MvaReturn {
  const { organisationNumber, category, period, lines, note, payoutKid, fastsattMerverdiavgift } = view;
  const rest = { reference: 'r', system: null, identificationNumber: null };
  return { ...rest, organisationNumber, category, period, lines, note, payoutKid, fastsattMerverdiavgift };
}

/** Drafts change as the engine changes them, over the engine's own pure parts. `held`: the returns by id. */
export function formScene(double: Double, held: Map<string, ReturnView>): void {
  const versions = new Map<string, ReturnVersion[]>();
  const keep = (view: ReturnView, by: string, at: string) => {
    const { lines, note, payoutKid, fastsattMerverdiavgift } = view;
    const list = versions.get(view.id) ?? [];
    const version = { number: list.length + 1, at, by, value: { lines, note, payoutKid }, fastsattMerverdiavgift };
    versions.set(view.id, [version, ...list]);
  };
  double.handle('form.versions', ({ returnId }) => ok({ versions: versions.get(returnId) ?? [] }));
  double.handle('form.change', ({ returnId, figuresHash, value }) => {
    const found = held.get(returnId);
    if (!found) return fail('mva.unknownReturn');
    if (figuresHash !== found.figuresHash) return fail('mva.changedMeanwhile', { sent: 'notSent' });
    if (!versions.has(returnId)) keep(found, found.source.importedBy, found.source.importedAt);
    const { lines, note, payoutKid, fastsattMerverdiavgift, ...rest } = edited(returnOf(found), value);
    const made = { ...rest, lines, note, payoutKid, fastsattMerverdiavgift };
    const next: ReturnView = {
      ...found,
      lines: [...lines],
      note,
      payoutKid,
      fastsattMerverdiavgift,
      findings: checkReturn(made, NOW),
      controls: [],
      release: null,
      figuresHash: `${(versions.get(returnId)?.length ?? 0) + 1}`.padStart(64, '0'),
    };
    keep(next, 'Ingrid Solberg', new Date(NOW).toISOString());
    held.set(returnId, next);
    double.notify('mva.changed', { returnId });
    return ok(next);
  });
  madeHere(double, held);
}

/** Drafts by hand, nullmeldinger, and what puts a wrong one right: made from the first return held. */
function madeHere(double: Double, held: Map<string, ReturnView>): void {
  const copy = (index: number, more: Partial<ReturnView>): ReturnView => {
    const [first] = held.values();
    if (!first) throw new Error('no returns');
    const next: ReturnView = { ...first, id: uuidOf(9, index), findings: [], filings: [], state: 'draft', ...more };
    held.set(next.id, next);
    return next;
  };
  const made = { importedAt: new Date(NOW).toISOString(), importedBy: 'Ingrid Solberg', fileName: '' };
  const empty = { lines: [], fastsattMerverdiavgift: '0' };
  const clientOf = (organisationNumber: string) => {
    const client = people.find((each) => each.organisationNumber === organisationNumber);
    return { organisationNumber, name: client?.name ?? organisationNumber };
  };
  double.handle('form.create', ({ organisationNumber, category, period }) =>
    ok(
      copy(1, {
        ...empty,
        client: clientOf(organisationNumber),
        organisationNumber,
        category,
        period,
        source: { ...made, kind: 'hand' },
      }),
    ),
  );
  double.handle('form.nullCandidates', ({ period }) => {
    const late = period.number < 5 || period.year < 2026;
    const blocks = [null, 'postings', null, 'lines', null, null, 'exists'] as const;
    return ok({
      candidates: people.slice(12, 30).map(({ organisationNumber, name }, index) => {
        const blocked = blocks[index] ?? null;
        return {
          client: { organisationNumber, name },
          category: index === 2 ? ('primaernaering' as const) : ('alminnelig' as const),
          deadline: late ? '2026-10-12' : '2026-12-10',
          late,
          blocked,
          returnId: blocked === 'lines' || blocked === 'exists' ? uuidOf(7, 0) : null,
        };
      }),
    });
  });
  double.handle('form.makeNull', ({ organisationNumbers, period }) =>
    ok({
      results: organisationNumbers.map((organisationNumber, index) => {
        const client = clientOf(organisationNumber);
        if (index === 1)
          return {
            client,
            returnId: null,
            problem: failure('form.nullBlocked', { params: { client: client.name }, sent: 'notSent' }),
          };
        const view = copy(20 + index, {
          ...empty,
          client,
          organisationNumber,
          period,
          source: { ...made, kind: 'nullReturn' },
        });
        return { client, returnId: view.id, problem: null };
      }),
    }),
  );
  double.handle('form.putRight', ({ returnId, organisationNumber, period }) => {
    const wrong = held.get(returnId);
    if (!wrong) return fail('mva.unknownReturn');
    const putsRight = copy(2, { ...wrong, ...empty, id: uuidOf(9, 2), state: 'draft', filings: [] });
    const right = copy(3, {
      ...wrong,
      id: uuidOf(9, 3),
      client: clientOf(organisationNumber),
      organisationNumber,
      period,
      state: 'draft',
      filings: [],
    });
    return ok({ putsRight, right, restores: false });
  });
}
