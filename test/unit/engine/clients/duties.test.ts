import { expect, it } from 'vitest';
import { readDuties } from '../../../../electron/engine/clients/duties.ts';
import { ClientRecords } from '../../../../electron/engine/clients/records.ts';
import { manualClock, openTestStore } from '../support.ts';

it('a client delivers what the firm wrote, each kind once, over a restart of whoever reads', async () => {
  const clock = manualClock(Date.UTC(2026, 10, 21));
  const store = openTestStore({ clock });
  const records = new ClientRecords(store, clock);
  const organisationNumber = '310000019';
  await records.add([{ organisationNumber, name: 'Fjell og Fjord AS', fields: {} }]);
  expect(await readDuties(store.db)).toMatchObject([{ category: null, alsoDelivers: [] }]);
  await store.transaction((trx) =>
    records.edit(
      organisationNumber,
      { vatCategory: 'alminnelig', alsoDelivers: ['kompensasjon', 'kompensasjon', 'primaernaering'] },
      trx,
    ),
  );
  expect(await readDuties(store.db)).toMatchObject([
    { category: 'alminnelig', alsoDelivers: ['kompensasjon', 'primaernaering'] },
  ]);
  // Other details written later leave it as it is.
  await store.transaction((trx) => records.edit(organisationNumber, { notes: 'Ring Kari' }, trx));
  expect((await records.find(organisationNumber))?.fields.alsoDelivers).toEqual(['kompensasjon', 'primaernaering']);
});
