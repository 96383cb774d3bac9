import { request } from 'undici';
import type { LinkedWorld } from './linked-world.ts';

type Dispatcher = NonNullable<NonNullable<Parameters<typeof request>[1]>['dispatcher']>;

/** Every page of a party as it comes, one after the other. */
export async function* pagesOf(world: LinkedWorld, party: string, dispatcher?: Dispatcher): AsyncGenerator<string> {
  let continuationToken: string | undefined;
  do {
    const query = new URLSearchParams({
      party: `urn:altinn:organization:identifier-no:${party}`,
      orderBy: 'createdAt_asc',
      limit: '1000',
    });
    if (continuationToken !== undefined) query.set('continuationToken', continuationToken);
    const answer = await request(`${world.origin}/platform/dialogporten/api/v1/enduser/dialogs?${query}`, {
      ...(dispatcher ? { dispatcher } : {}),
      headers: { authorization: `Bearer ${world.token}` },
    });
    const text = await answer.body.text();
    // Nothing but what it takes to go on.
    const tail = text.slice(-400);
    continuationToken = /"hasNextPage":true/.test(tail) ? /"continuationToken":"([^"]+)"/.exec(tail)?.[1] : undefined;
    yield text;
  } while (continuationToken !== undefined);
}
