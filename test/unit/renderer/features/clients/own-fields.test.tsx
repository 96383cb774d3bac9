// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ok } from '../../../../../shared/outcome.ts';
import { clientRow } from '../../../../support/client-row.ts';
import { openApp } from '../open-app.tsx';

const CLIENT = '310000388';

it('a client delivers another kind of return beside its own when the firm says so', async () => {
  const double = openApp(`/klienter/${CLIENT}`, (own) => {
    own.handle('clients.list', () => ok({ rows: [clientRow({ organisationNumber: CLIENT })] }));
    own.handle('clients.changes', () => ok({ rows: [] }));
  });
  fireEvent.click(await screen.findByRole('button', { name: /^Endre firmaets opplysninger/ }));
  const group = await screen.findByRole('group', { name: 'Leverer også' });
  expect(group.querySelectorAll('input[type=checkbox]')).toHaveLength(3);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Kompensasjon' }));
  fireEvent.click(screen.getByRole('button', { name: 'Lagre' }));
  await waitFor(() =>
    expect(double.callsOf('clients.edit').at(-1)?.rows).toMatchObject([
      { organisationNumber: CLIENT, fields: { alsoDelivers: ['kompensasjon'] } },
    ]),
  );
});
