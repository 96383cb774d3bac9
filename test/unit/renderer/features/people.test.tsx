// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { toggled } from '../../../../renderer/features/people/toggled.ts';
import { failure, ok } from '../../../../shared/outcome.ts';
import { peopleScene } from '../../../preview/scenes/staff.ts';
import type { Double } from '../double.ts';
import { openApp } from './open-app.tsx';

afterEach(() => vi.useRealTimers());

describe('who is here', () => {
  it('is asked on a page of its own, with no client and no navigation, until somebody answers', async () => {
    const double = openApp('/klienter', (scene) => peopleScene(scene, 'who'));
    const answer = await screen.findByRole('button', { name: 'Ola Brekke' });
    expect(screen.getByRole('heading', { name: 'Hvem er du?' })).toBeDefined();
    expect(screen.getByText(/Dette er ikke et passord/)).toBeDefined();
    expect(screen.queryByRole('navigation')).toBeNull();
    expect(double.callsOf('clients.list')).toEqual([]);
    fireEvent.click(answer);
    expect(await screen.findByRole('link', { name: /Ola Brekke/ })).toBeDefined();
    expect(double.callsOf('people.choose')).toHaveLength(1);
  });

  it('is never asked where one person has the account', async () => {
    openApp('/', () => {});
    expect(await screen.findByRole('link', { name: /Ingrid Solberg/ })).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Bytt person' })).toBeNull();
  });

  it('is asked again by “Bytt person”', async () => {
    const double = openApp('/', (scene) => peopleScene(scene, 'staff'));
    fireEvent.click(await screen.findByRole('button', { name: 'Bytt person' }));
    expect(await screen.findByRole('heading', { name: 'Hvem er du?' })).toBeDefined();
    expect(double.callsOf('people.leave')).toEqual([{ idle: false }]);
  });

  it('is asked again when nobody has touched the window for the minutes set', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setInterval', 'clearInterval', 'Date'] });
    const double = openApp('/', (scene) => peopleScene(scene, 'staff'));
    await screen.findByRole('button', { name: 'Bytt person' });
    await act(() => vi.advanceTimersByTimeAsync(14 * 60_000));
    fireEvent.keyDown(window, { key: 'a' });
    await act(() => vi.advanceTimersByTimeAsync(14 * 60_000));
    expect(double.callsOf('people.leave')).toEqual([]);
    await act(() => vi.advanceTimersByTimeAsync(2 * 60_000));
    expect(double.callsOf('people.leave')).toEqual([{ idle: true }]);
    expect(await screen.findByRole('heading', { name: 'Hvem er du?' })).toBeDefined();
  });
});

describe('the list of people', () => {
  it('shows each person’s rights per group, and who is put to rest last', async () => {
    openApp('/innstillinger/ansatte', (scene) => peopleScene(scene, 'staff'));
    const table = within(await screen.findByRole('region', { name: 'Ansatte' }));
    const rows = table.getAllByRole('row').slice(1);
    expect(rows.map((row) => within(row).getByRole('link').textContent)).toEqual([
      'Ingrid Solberg',
      'Ola Brekke',
      'Åse Vik',
      'Per Moe',
    ]);
    expect(within(rows[1] as HTMLElement).getByText('Lese, Klargjøre, Sende inn')).toBeDefined();
    expect(within(rows[3] as HTMLElement).getByText('Deaktivert')).toBeDefined();
  });

  it('adds a person with rights for a group', async () => {
    const double = openApp('/innstillinger/ansatte/ny', (scene) => peopleScene(scene, 'staff'));
    fireEvent.change(await screen.findByLabelText(/^Navn/), { target: { value: 'Lise Ny' } });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Klargjøre, Bygg' }));
    fireEvent.click(screen.getByRole('button', { name: 'Lagre' }));
    expect(await screen.findByRole('link', { name: 'Lise Ny' })).toBeDefined();
    expect(double.callsOf('people.save')).toEqual([
      {
        id: null,
        wish: {
          name: 'Lise Ny',
          osUser: 'regnskap',
          setUp: false,
          grants: [{ group: 'Bygg', rights: ['read', 'prepare'] }],
          blocked: [],
        },
      },
    ]);
  });

  it('blocks a client found by its name or number, and leaves the rest of the form as it is', async () => {
    const double = openApp('/innstillinger/ansatte/ny', (scene) => peopleScene(scene, 'staff'));
    fireEvent.change(await screen.findByLabelText(/^Navn/), { target: { value: 'Lise Ny' } });
    const search = screen.getByRole('searchbox', { name: 'Sperr for en klient' });
    expect(screen.queryByRole('list', { name: 'Velg klient' })).toBeNull();
    fireEvent.change(search, { target: { value: 'a' } });
    expect(within(await screen.findByRole('list', { name: 'Velg klient' })).getAllByRole('listitem')).toHaveLength(6);
    expect(screen.getByText(/^Viser 6 av \d+ treff/)).toBeDefined();
    fireEvent.change(search, { target: { value: '310 000 388' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Sperr for Fjell og Fjord AS' }));
    expect(document.activeElement).toBe(search);
    fireEvent.change(search, { target: { value: 'fjell og fjord' } });
    expect(await screen.findByText('Ingen treff')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Lagre' }));
    expect(await screen.findByRole('link', { name: 'Lise Ny' })).toBeDefined();
    expect(double.callsOf('people.save')[0]?.wish.blocked).toEqual(['310000388']);
  });

  it('takes reading with every other right, and every other right with reading', () => {
    expect(toggled([], 'file')).toEqual(['read', 'file']);
    expect(toggled(['read', 'file'], 'prepare')).toEqual(['read', 'prepare', 'file']);
    expect(toggled(['read', 'file'], 'file')).toEqual(['read']);
    expect(toggled(['read', 'file'], 'read')).toEqual([]);
  });
});

describe('what a person may not do', () => {
  it('is not offered: no set-up in the navigation, and a return that waits for another to file it', async () => {
    openApp('/mva', (scene) =>
      scene.handle('people.mine', () => ok({ everything: true, setUp: false, rights: ['read'] })),
    );
    await screen.findByRole('link', { name: 'Klienter' });
    await vi.waitFor(() => expect(screen.queryByRole('link', { name: /Tilgang/ })).toBeNull());
    expect(screen.queryByRole('button', { name: /Importer/ })).toBeNull();
  });

  it('is told with the right by its name, the client, and whom to ask', async () => {
    openApp('/klienter', (scene) =>
      scene.handle('clients.list', () => ({
        ok: false,
        error: failure('people.notAllowed', { params: { right: 'file', client: '310000012' }, sent: 'notSent' }),
      })),
    );
    const told = await screen.findByText(
      /Du mangler retten «Sende inn» for klienten 310\s000\s012\. Be den som setter opp/,
    );
    expect(told).toBeDefined();
  });

  it('is told without a client where the right is of none', async () => {
    openApp('/klienter', (scene) =>
      scene.handle('clients.list', () => ({
        ok: false,
        error: failure('people.notAllowed', { params: { right: 'setUp', client: '' } }),
      })),
    );
    expect(await screen.findByText(/Du mangler retten «Sette opp»\. Be den som/)).toBeDefined();
  });

  const reads = (scene: Double) =>
    scene.handle('people.mine', () => ok({ everything: true, setUp: false, rights: ['read'] }));

  it('is told by a calm page when one of the pages for setting up is opened by its address', async () => {
    for (const [address, title] of [
      ['/tilgang/nokler', 'Tilgang'],
      ['/innstillinger/ansatte', 'Ansatte og rettigheter'],
      ['/innstillinger/kode', 'Gjenopprettingskode'],
    ] as const) {
      openApp(address, reads);
      expect(await screen.findByText('Dette gjør den som setter opp')).toBeDefined();
      expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(title);
      expect(screen.queryByRole('alert')).toBeNull();
      cleanup();
    }
  });

  it('is told the same where clients are added, or one is taken leave of, by address', async () => {
    for (const [address, title] of [
      ['/klienter/legg-til', 'Klienter'],
      ['/klienter/legg-til/fil', 'Klienter'],
      ['/klienter/310000388/avslutt', 'Avslutt klient'],
    ] as const) {
      openApp(address, reads);
      expect(await screen.findByText('Dette gjør den som administrerer klientene')).toBeDefined();
      expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(title);
      cleanup();
    }
  });

  it('is not offered in the settings: neither the name, the code, the copy nor a folder', async () => {
    openApp('/innstillinger', reads);
    for (const name of ['Sikkerhetskopi', 'Arkivmappe']) {
      const card = within(await screen.findByRole('region', { name }));
      expect(await card.findByText(/Det krever retten «Sette opp»/)).toBeDefined();
      expect(card.queryAllByRole('button', { name: /^Velg|^Endre|^Ta kopi/ })).toEqual([]);
    }
    // When they themselves want no notices is their own.
    const own = await screen.findByRole('region', { name: 'Varslinger' });
    for (const field of screen.queryAllByRole<HTMLInputElement>('textbox'))
      expect(field.readOnly || own.contains(field)).toBe(true);
    const backup = within(screen.getByRole('region', { name: 'Sikkerhetskopi' }));
    expect(backup.queryAllByRole('button').map((button) => button.textContent)).toEqual(['Vis i mappen']);
  });

  it('is not offered on a client that is not theirs to change, and the panel says why', async () => {
    openApp('/klienter/310000388', reads);
    expect(await screen.findByText(/Du mangler retten «Administrere klienter» for denne klienten/)).toBeDefined();
    expect(screen.queryByRole('button', { name: /Rediger/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Avslutt klient' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Merk som sett' })).toBeNull();
  });

  it('is not offered for all clients at once to someone with some of them, and a refusal shows', async () => {
    openApp('/klienter', (scene) =>
      scene.handle('people.mine', () => ok({ everything: false, setUp: false, rights: ['read', 'clients'] })),
    );
    expect(await screen.findByRole('region', { name: /endringer? siden sist/ })).toBeDefined();
    await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Merk som sett' })).toBeNull());
    cleanup();
    openApp('/klienter', (scene) =>
      scene.handle('clients.seeChanges', () => ({
        ok: false,
        error: failure('people.notAllowed', { params: { right: 'clients', client: '310000388' } }),
      })),
    );
    fireEvent.click(await screen.findByRole('button', { name: 'Merk som sett' }));
    expect(await screen.findByText(/Du mangler retten «Administrere klienter» for klienten/)).toBeDefined();
  });
});
