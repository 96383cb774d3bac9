import type { OutputOf } from '../../shared/contract.ts';
import type { HandlerParts } from './handlers.ts';
import { todayOf } from './overview.ts';

/** Gathers what the page "Oversikt" is made of. */
export async function today({
  setUp,
  list,
  mva,
  dialogs,
  sync,
  clock,
}: HandlerParts): Promise<OutputOf<'overview.get'>> {
  const terms = await mva.handlers['mva.terms']({});
  return todayOf({
    cells: terms.ok ? terms.value.cells : [],
    waitingForLogin: await mva.waitingForLogin(),
    access: await setUp.overview(),
    clients: await list.rows(),
    due: await dialogs.due(clock.now()),
    sync: sync.state(),
    now: clock.now(),
  });
}
