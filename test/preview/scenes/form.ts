import { edited } from '../../../electron/engine/mva/form/edited.ts';
import type { MvaReturn } from '../../../electron/engine/mva/model.ts';
import { checkReturn } from '../../../electron/engine/mva/rules/check.ts';
import type { ReturnVersion } from '../../../shared/contract/form.ts';
import type { ReturnView } from '../../../shared/contract/mva.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';

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
}
