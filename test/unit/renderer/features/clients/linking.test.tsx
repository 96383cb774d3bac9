// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../../../../shared/outcome.ts';
import { ready, withSecondAgent } from '../../../../preview/scenes/access.ts';
import { openApp } from '../open-app.tsx';

const button = (name: string | RegExp) => screen.findByRole('button', { name });

describe('a linking job', () => {
  it('under way is shown in place, opened again from its address, and can be paused', async () => {
    const double = openApp('/klienter/jobb/running');
    await screen.findByRole('progressbar', { name: 'Legger til klienter' });
    double.handle('jobs.pause', () => ({ ok: false, error: { code: 'job.unknown', params: {}, retryable: false } }));
    fireEvent.click(await button('Pause'));
    await waitFor(() => expect(double.callsOf('jobs.pause')).toEqual([{ id: 'running' }]));
  });

  it('that waits for a login says so, with the login beside it', async () => {
    openApp('/klienter/jobb/login');
    await screen.findByText('Venter på innlogging');
    await button('Logg inn med ID-porten');
  });

  it('is what the page for adding shows while it is open, with a way to add more', async () => {
    openApp('/klienter/legg-til', (double) => double.handle('clients.openLinkJob', () => ok({ jobId: 'running' })));
    await screen.findByRole('progressbar', { name: 'Legger til klienter' });
    fireEvent.click(await button('Legg til flere'));
    await waitFor(() => expect(screen.queryByRole('progressbar', { name: 'Legger til klienter' })).toBeNull());
  });

  it('ends with why each client failed, and tries one or all of them again', async () => {
    const double = openApp('/klienter/legg-til', (each) =>
      each.handle('access.login', ({ purpose }) => ok({ purpose, state: 'loggedIn' })),
    );
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Velg alle som vises' }));
    fireEvent.click(await button(/^Legg til \d+ klienter$/));
    await screen.findByText(/klienter er lagt til$/);
    await screen.findByText(/Be klienten gi fullmakten i Altinn, eller bruk en systemtilgang/);
    await screen.findByText('AUTH-00080');
    fireEvent.click(await button(/^Prøv .* igjen$/));
    await waitFor(() => expect(double.callsOf('clients.retryLink')[0]?.clientIds).toHaveLength(1));
    fireEvent.click(await button('Prøv igjen for 1 klient'));
    await waitFor(() => expect(double.callsOf('clients.retryLink')).toHaveLength(2));
    expect(double.callsOf('clients.retryLink')[1]?.clientIds).toBeUndefined();
  });

  it('that has ended leaves the choice of system access in sight, so that clients can be added to the next one', async () => {
    openApp('/klienter/legg-til', (each) => {
      each.handle('access.overview', () => ok(withSecondAgent(ready)));
      each.handle('access.login', ({ purpose }) => ok({ purpose, state: 'loggedIn' }));
    });
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Velg alle som vises' }));
    fireEvent.click(await button(/^Legg til \d+ klienter$/));
    await screen.findByText(/klienter er lagt til$/);
    fireEvent.change(screen.getByRole('combobox', { name: 'Systemtilgang' }), {
      target: { value: '00000001-0000-4000-8000-000000000009' },
    });
    await button('Velg klienter');
  });
});
