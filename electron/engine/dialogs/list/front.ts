import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { MessageFilter } from '../../../../shared/contract/messages-list.ts';
import type { EngineHandlers } from '../../../../shared/contract.ts';
import { fail, ok } from '../../../../shared/outcome.ts';
import type { Base } from '../../base.ts';
import type { People } from '../../people/people.ts';
import { choicesOf } from './choices.ts';
import type { Courtesy } from './courtesy.ts';
import { listDialogs } from './query.ts';
import { SavedSearches } from './saved.ts';

type Handlers = Pick<EngineHandlers, 'dialogs.list' | Extract<keyof EngineHandlers, `messages.${string}`>>;

/** The list of all messages: what is asked of it, what it can be narrowed by, and the searches people keep. */
export function messageList(
  { store, clock, sight }: Pick<Base, 'store' | 'clock' | 'sight'>,
  people: Pick<People, 'signer' | 'active' | 'astray'>,
  courtesy: Courtesy,
  /** The window looks at this client's messages; undefined: at all. */
  onLook: (organisationNumber: string | undefined) => void,
): Handlers {
  const saved = new SavedSearches(store);
  const own = async (change?: (personId: string) => Promise<void>) => {
    const here = people.signer();
    if (!here) return fail('people.notHere', { sent: 'notSent' });
    await change?.(here.id);
    return ok({ searches: await saved.of(here.id) });
  };
  return {
    'dialogs.list': async (filter) => {
      if (filter.search) courtesy.asked();
      onLook(filter.organisationNumber);
      const astray = await astrayIn(people, filter);
      return ok(await listDialogs(store, filter, { sight: await sight(), now: clock.now(), astray }));
    },
    'messages.choices': async () =>
      ok({
        ...(await choicesOf(store, await sight(), courtesy.pause())),
        people: people.active().map(({ id, name }) => ({ id, name })),
      }),
    'messages.saved': () => own(),
    'messages.saveSearch': (search) => own((personId) => saved.save(personId, search)),
    'messages.removeSearch': ({ id }) => own((personId) => saved.remove(personId, id)),
  };
}

/** Messages of somebody who has left, or may not see the client any more; undefined where a filter does not ask for them. */
export async function astrayIn(
  people: Pick<People, 'astray'>,
  { person }: MessageFilter,
): Promise<RawBuilder<SqlBool> | undefined> {
  if (person !== 'astray') return undefined;
  const condition = await people.astray('o.person_id', 'own.organisation_number');
  return sql<SqlBool>`d.id IN (
    SELECT o.dialog_id FROM dialog_office o JOIN dialogs own ON own.id = o.dialog_id WHERE ${condition})`;
}
