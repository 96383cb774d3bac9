// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../../../shared/outcome.ts';
import { backgroundScene } from '../../../preview/scenes/background.ts';
import { openApp } from './open-app.tsx';

const section = async (name: string) => within(await screen.findByRole('region', { name }));

describe('the background in the settings', () => {
  it('goes on when the window is closed only where that is chosen', async () => {
    const double = openApp('/innstillinger', (scene) => backgroundScene(scene, 'many'));
    const background = await section('Bakgrunn');
    const quit = await background.findByRole<HTMLInputElement>('radio', { name: 'Avslutt Klientbro' });
    expect(quit.checked).toBe(true);
    fireEvent.click(background.getByRole('radio', { name: 'Fortsett å hente meldinger' }));
    await waitFor(() => expect(quit.checked).toBe(false));
    expect(double.callsOf('background.set')).toEqual([{ whenClosed: 'stay' }]);
  });

  it('says what this machine cannot do instead of offering it', async () => {
    openApp('/innstillinger', (scene) => backgroundScene(scene, 'many'));
    const background = await section('Bakgrunn');
    expect(await background.findByText(/viser ikke ikoner for programmer/)).toBeDefined();
    expect(background.getByText(/forteller ikke om nettet er mobilt/)).toBeDefined();
    expect(background.getByText(/Start ved innlogging kan velges når Klientbro er installert/)).toBeDefined();
    expect(background.queryByRole('checkbox', { name: /logger inn på maskinen/ })).toBeNull();
    expect(background.queryByRole('checkbox', { name: /Vent på mobilnett/ })).toBeNull();
    expect((await section('Varslinger')).getByText(/Systemet viser ikke varslinger/)).toBeDefined();
  });

  it('sets how often messages are fetched, the start at log-in and the wait on metered networks', async () => {
    const double = openApp('/innstillinger');
    const background = await section('Bakgrunn');
    fireEvent.change(await background.findByRole('combobox', { name: 'Hent meldinger' }), { target: { value: '30' } });
    fireEvent.click(background.getByRole('checkbox', { name: /logger inn på maskinen/ }));
    fireEvent.click(background.getByRole('checkbox', { name: /Vent på mobilnett/ }));
    await waitFor(() =>
      expect(double.callsOf('background.set')).toEqual([
        { everyMinutes: 30 },
        { atLogin: false },
        { waitOnMetered: true },
      ]),
    );
  });
});

describe('the notifications in the settings', () => {
  it('are chosen one by one, and the quiet with its hours', async () => {
    const double = openApp('/innstillinger');
    const notices = await section('Varslinger');
    fireEvent.click(await notices.findByRole('checkbox', { name: /Bare klienter jeg har ansvar for/ }));
    await waitFor(() => expect(double.callsOf('background.setNotices')).toMatchObject([{ onlyMine: true }]));
    const from = notices.getByLabelText('Fra');
    fireEvent.change(from, { target: { value: '25' } });
    fireEvent.blur(from);
    expect(notices.getByText('Skriv klokkeslettet som 17:00.')).toBeDefined();
    fireEvent.change(from, { target: { value: '18.30' } });
    expect(double.callsOf('background.setNotices')).toHaveLength(1);
    fireEvent.blur(from);
    await waitFor(() =>
      expect(double.callsOf('background.setNotices')[1]).toMatchObject({
        onlyMine: true,
        quiet: { hours: true, from: '18:30', to: '07:00', freeDays: true },
      }),
    );
    fireEvent.click(notices.getByRole('checkbox', { name: 'Stille om kvelden og natten' }));
    await waitFor(() => expect(notices.queryByLabelText('Fra')).toBeNull());
  });

  it('can be tried, and the answer stands beside the button', async () => {
    openApp('/innstillinger', (scene) => scene.handle('background.tryNotice', async () => ok({ shown: false })));
    const notices = await section('Varslinger');
    fireEvent.click(await notices.findByRole('button', { name: 'Prøv en varsling' }));
    expect(await notices.findByText(/Systemet viser ikke varslinger fra Klientbro/)).toBeDefined();
  });
});

describe('a notice that is clicked', () => {
  it('opens its page', async () => {
    const double = openApp('/');
    await screen.findByRole('heading', { level: 1, name: /Oversikt/ });
    act(() => double.notify('app.goTo', { to: '/klienter' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Klienter' })).toBeDefined();
  });
});

describe('the bottom line', () => {
  it('says that the network is away, and that messages come when it is back', async () => {
    openApp('/', (scene) =>
      scene.handle('dialogs.sync', async () =>
        ok({ running: false, lastFinishedAt: null, nextAt: null, waitsFor: 'network' as const, failures: [] }),
      ),
    );
    expect(await screen.findByText(/Ingen nett\. Henter meldinger når nettet er tilbake\./)).toBeDefined();
  });
});
