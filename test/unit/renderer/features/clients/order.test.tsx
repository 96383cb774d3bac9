// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ok } from '../../../../../shared/outcome.ts';
import { clientRow } from '../../../../support/client-row.ts';
import { openApp } from '../open-app.tsx';

it('the list of clients stands by name whatever order it came in, turns when asked, and keeps its order in a search', async () => {
  const rows = ['Vik AS', 'Ås AS', 'Bekk AS', 'Ås Fisk AS'].map((name, index) =>
    clientRow({ organisationNumber: `31000${index}000`, name }),
  );
  openApp('/klienter', (double) => double.handle('clients.list', () => ok({ rows })));
  const shown = () => [...document.querySelectorAll('.clients-table .row-link')].map((each) => each.textContent);
  await waitFor(() => expect(shown()).toEqual(['Bekk AS', 'Vik AS', 'Ås AS', 'Ås Fisk AS']));
  fireEvent.click(screen.getByRole('button', { name: 'Navn' }));
  expect(shown()).toEqual(['Ås Fisk AS', 'Ås AS', 'Vik AS', 'Bekk AS']);
  fireEvent.change(screen.getByRole('searchbox', { name: 'Navn eller organisasjonsnummer' }), {
    target: { value: 'ås' },
  });
  expect(shown()).toEqual(['Ås Fisk AS', 'Ås AS']);
});
