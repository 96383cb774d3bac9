// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { failure, ok } from '../../../../../shared/outcome.ts';
import { clientRow } from '../../../../support/client-row.ts';
import { openApp } from '../open-app.tsx';

const CLIENT = '310000388';

it('a client whose messages could not be fetched says so itself, why, and tries again', async () => {
  const problem = { ...failure('http.unavailable', { retryable: true }), params: {} };
  const failing = (organisationNumber: string) => ({
    client: { organisationNumber, name: 'Fjell og Fjord AS' },
    problem,
  });
  const double = openApp(`/klienter/${CLIENT}`, (given) => {
    given.handle('clients.list', () => ok({ rows: [clientRow({ organisationNumber: CLIENT })] }));
    given.handle('clients.changes', () => ok({ rows: [] }));
    const state = { running: false, lastFinishedAt: '2026-11-20T08:02:00.000Z', nextAt: null };
    given.handle('dialogs.sync', () => ok({ ...state, failures: [failing(CLIENT), failing('310000019')] }));
  });
  const messages = within(await screen.findByRole('region', { name: 'Meldinger fra det offentlige' }));
  fireEvent.click(await messages.findByRole('button', { name: 'Prøv igjen' }));
  expect(messages.getAllByRole('alert')).toHaveLength(1);
  await waitFor(() => expect(double.callsOf('dialogs.syncNow')).toHaveLength(1));
});
