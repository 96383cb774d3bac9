import { describe, expect, it } from 'vitest';
import { appInstances } from '../../../../electron/engine/dialogs/app-instances.ts';
import { listItem } from '../../../../electron/engine/dialogs/shapes.ts';
import { fail, ok } from '../../../../shared/outcome.ts';

const dialog = (id: string, resource: string, createdAt: string) =>
  listItem.parse({
    id,
    serviceResource: `urn:altinn:resource:${resource}`,
    party: 'urn:altinn:organization:identifier-no:310000019',
    createdAt,
    updatedAt: createdAt,
    contentUpdatedAt: createdAt,
    status: 'Completed',
    endUserContext: { revision: '1' },
  });
const guid = '8f2b3c1d-1c5e-4b6f-9a7e-3d2c1b0a9f8e';

function room(items: ReturnType<typeof dialog>[], more: { hasNextPage?: boolean; ref?: string } = {}) {
  const looked: string[] = [];
  const find = appInstances({
    api: {
      search: async () => ok({ items, hasNextPage: more.hasNextPage ?? false, continuationToken: undefined }),
      instanceRef: async (_bearer, id) => {
        looked.push(id);
        return more.ref === undefined ? fail('dialogs.gone') : ok(more.ref);
      },
    },
    resource: 'app_skd_mva',
    token: async () => ok('token'),
  });
  return { find, looked };
}

describe('the instances that a client’s messages name', () => {
  it('are those of the app, made since then; nothing else is looked up', async () => {
    const { find, looked } = room(
      [
        dialog('own', 'app_skd_mva', '2026-11-01T00:00:00Z'),
        dialog('old', 'app_skd_mva', '2026-08-01T00:00:00Z'),
        dialog('other', 'app_skd_annet', '2026-11-01T00:00:00Z'),
      ],
      { ref: `urn:altinn:instance-id:5000/${guid}` },
    );
    expect(await find('310000019', '2026-09-01T00:00:00Z')).toEqual([`5000/${guid}`]);
    expect(looked).toEqual(['own']);
  });

  it('are not known where there are more, where a look-up fails, or where nobody may look', async () => {
    const items = [dialog('own', 'app_skd_mva', '2026-11-01T00:00:00Z')];
    expect(await room(items).find('310000019', '2026-09-01T00:00:00Z')).toBeUndefined();
    const more = room(items, { hasNextPage: true, ref: `urn:altinn:instance-id:5000/${guid}` });
    expect(await more.find('310000019', '2026-09-01T00:00:00Z')).toBeUndefined();
    const api = { search: async () => fail('http.offline'), instanceRef: async () => fail('http.offline') };
    const closed = appInstances({ api, resource: 'app_skd_mva', token: async () => undefined });
    expect(await closed('310000019', '2026-09-01T00:00:00Z')).toBeUndefined();
  });
});
