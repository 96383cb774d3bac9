import { organisationUrn } from '../../../shared/ids.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import type { DialogportenApi, Page } from './api.ts';

/** Enough for a client's returns of one year; each costs a look-up. */
const MOST = 20;

export interface AppInstancesOptions {
  readonly api: Pick<DialogportenApi, 'search' | 'instanceRef'>;
  /** Of an Altinn app, as the resource registry names it. */
  readonly resource: string;
  /** Undefined: no system user reads this client's messages. */
  readonly token: (organisationNumber: string) => Promise<Outcome<string> | undefined>;
}

/**
 * Instances of one app that have a dialog at the client made since an instant, as `partyId/guid`; undefined where Dialogporten is not
 * open to us or has more than can be looked up. Only lists and look-ups: nothing is marked as seen (reference/dialogporten.md 3.6).
 */
export function appInstances({ api, resource, token }: AppInstancesOptions) {
  return async (organisationNumber: string, since: string): Promise<readonly string[] | undefined> => {
    const bearer = await token(organisationNumber);
    if (!bearer?.ok) return undefined;
    const party = organisationUrn(organisationNumber);
    const page: Outcome<Page> = await api.search(bearer.value, {
      parties: [party],
      orderBy: 'createdAt_asc',
      updatedAfter: since,
    });
    if (!page.ok || page.value.hasNextPage) return undefined;
    const dialogs = page.value.items.filter(
      ({ serviceResource, createdAt }) => serviceResource.endsWith(resource) && createdAt >= since,
    );
    if (dialogs.length > MOST) return undefined;
    const found: string[] = [];
    for (const { id } of dialogs) {
      const ref = await api.instanceRef(bearer.value, id);
      if (!ref.ok) return undefined;
      const instance = /^urn:altinn:instance-id:(\d+\/[0-9a-fA-F-]{36})$/.exec(ref.value)?.[1];
      if (instance) found.push(instance);
    }
    return found;
  };
}
