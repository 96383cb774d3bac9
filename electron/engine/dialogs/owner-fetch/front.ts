import type { OwnerFetchView } from '../../../../shared/contract/owner-fetch.ts';
import type { EngineHandlers } from '../../../../shared/contract.ts';
import { ok } from '../../../../shared/outcome.ts';
import type { Base } from '../../base.ts';
import { Addresses } from '../reading/addresses.ts';
import { OwnerApi } from './api.ts';
import { OwnerChoices } from './choice.ts';
import { OwnerDue } from './due.ts';
import { type FetcherOptions, OwnerFetcher } from './fetcher.ts';
import { OwnerStore } from './store.ts';

type Ports = Pick<
  FetcherOptions,
  'api' | 'tokens' | 'systemUser' | 'wants' | 'budget' | 'isHeld' | 'saveText' | 'saveTransmissions' | 'onHeld'
>;

export interface OwnerFetch {
  readonly handlers: Pick<EngineHandlers, Extract<keyof EngineHandlers, `ownerFetch.${string}`>>;
  /** New messages have come. */
  readonly kick: () => void;
  readonly start: () => void;
  readonly stop: () => void;
}

/** The room's front: texts and attachments in the background, where the firm has chosen that. */
export function createOwnerFetch(base: Base, ports: Ports): OwnerFetch {
  const { audit, clock, push, log, jobs } = base;
  const store = new OwnerStore(base.store);
  const addresses = new Addresses(base.environment, base.endpoints);
  const choices = new OwnerChoices(base.settings);
  const fetcher = new OwnerFetcher({
    ...ports,
    owner: new OwnerApi(base.http, base.endpoints),
    store,
    due: new OwnerDue(base.store),
    choices,
    correspondenceOf: (url) => addresses.correspondenceOf(url),
    files: base.sideFiles,
    audit,
    clock,
    push,
    log,
    jobs,
  });
  const view = async (): Promise<OwnerFetchView> => {
    const choice = await choices.read();
    const counts = await store.counts();
    const failed = await store.failed(await base.sight());
    return {
      texts: choice?.texts ?? false,
      files: choice?.files ?? false,
      chosen: choice ? { by: choice.by, at: choice.at } : null,
      fetched: { texts: counts.texts.get('done') ?? 0, files: counts.files.get('done') ?? 0 },
      waiting: { texts: counts.texts.get('due') ?? 0, files: counts.files.get('due') ?? 0 },
      failed: failed.map((each) => ({ ...each, problem: { ...each.problem, params: { ...each.problem.params } } })),
    };
  };
  return {
    handlers: {
      'ownerFetch.view': async () => ok(await view()),
      'ownerFetch.choose': async (wish) => {
        const before = await choices.read();
        const who = { by: base.person(), at: new Date(clock.now()).toISOString() };
        await base.store.transaction(async (trx) => {
          await choices.save(wish, who, trx, before);
          await audit.note(
            {
              act: wish.texts ? 'ownerFetch.on' : 'ownerFetch.off',
              params: { attachments: wish.texts && wish.files ? 'yes' : 'no' },
            },
            trx,
          );
        });
        push('dialogs.changed', {});
        await fetcher.kick();
        return ok(await view());
      },
    },
    kick: () => void fetcher.kick(),
    start: () => fetcher.start(),
    stop: () => fetcher.stop(),
  };
}
