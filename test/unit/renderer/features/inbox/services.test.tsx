// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../../../shared/outcome.ts';
import { clientRow } from '../../../../support/client-row.ts';
import { openApp } from '../open-app.tsx';

const PAGE = '/innboks/tjenester';
const CLIENT = '310000388';
const names = () =>
  within(screen.getByRole('table'))
    .getAllByRole('rowheader')
    .map((cell) => cell.querySelector('.clip')?.textContent);
const choose = (label: string) => fireEvent.click(screen.getByRole('checkbox', { name: `Velg ${label}` }));

describe('the table of services', () => {
  it('begins with those the firm has access to, and finds others by filter, search and sender', async () => {
    openApp(PAGE);
    await screen.findByRole('table');
    expect(names()).not.toContain('Varsel om tvangsoppløsning');
    fireEvent.click(screen.getByRole('radio', { name: /^Mangler pakke/ }));
    expect(names()).toContain('Varsel om tvangsoppløsning');
    fireEvent.click(screen.getByRole('radio', { name: /^Alle/ }));
    fireEvent.change(screen.getByRole('searchbox', { name: 'Søk etter tjeneste eller avsender' }), {
      target: { value: 'brønnøy års' },
    });
    expect(names()).toEqual(['Brev om årsregnskap']);
    fireEvent.change(screen.getByRole('searchbox', { name: 'Søk etter tjeneste eller avsender' }), {
      target: { value: '' },
    });
    fireEvent.change(screen.getByRole('combobox', { name: 'Avsender' }), { target: { value: 'toll' } });
    expect(names()).toEqual(['Deklarasjonsoversikt']);
  });

  it('switches an ordinary service off for the group that is chosen, without a question', async () => {
    const double = openApp(PAGE);
    await screen.findByRole('table');
    fireEvent.change(screen.getByRole('combobox', { name: 'Klienter' }), { target: { value: 'Oslo' } });
    await waitFor(() => expect(double.callsOf('messageServices.table').at(-1)).toEqual({ group: 'Oslo' }));
    await screen.findByRole('table');
    choose('Brev om årsregnskap');
    fireEvent.click(screen.getByRole('button', { name: 'Ikke hent' }));
    await waitFor(() =>
      expect(double.callsOf('messageServices.choose')).toEqual([
        { services: ['urn:altinn:resource:brg-tjeneste-6'], group: 'Oslo', wanted: false, understood: [] },
      ]),
    );
  });

  it('fetches a sensitive service only after saying what that means', async () => {
    const double = openApp(PAGE);
    await screen.findByRole('table');
    choose('Inntektsmelding');
    fireEvent.click(screen.getByRole('button', { name: 'Hent' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('Sykefravær og helse');
    expect(double.callsOf('messageServices.choose')).toEqual([]);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Hent' }));
    await waitFor(() =>
      expect(double.callsOf('messageServices.choose')).toMatchObject([{ wanted: true, understood: ['health'] }]),
    );
  });

  it('deletes what is held after naming how many messages of how many clients', async () => {
    const double = openApp(PAGE);
    await screen.findByRole('table');
    choose('Inntektsmelding');
    fireEvent.click(screen.getByRole('button', { name: 'Slett det som er hentet' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('heading').textContent).toBe('Slette 214 meldinger hos 12 klienter?');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Slett det som er hentet' }));
    await waitFor(() => expect(double.callsOf('messageServices.deleteHeld')).toHaveLength(1));
  });

  it('can be read, and not changed, by those who may not set up', async () => {
    openApp(PAGE, (own) =>
      own.handle('people.mine', () => ok({ setUp: false, everything: true, rights: ['read', 'prepare'] })),
    );
    await screen.findByRole('table');
    await waitFor(() => expect(screen.queryByRole('checkbox')).toBeNull());
  });

  it('says that Altinn’s list has not come, why, and asks for it', async () => {
    const double = openApp(PAGE, (own) => {
      own.handle('messageServices.table', () =>
        ok({ fetchedAt: null, problem: null, groups: [], clients: 0, rows: [] }),
      );
      own.handle('messageServices.refresh', () => fail('http.offline', { retryable: true }));
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Hent listen' }));
    expect((await screen.findByRole('alert')).textContent).toContain('http.offline');
    expect(double.callsOf('messageServices.refresh')).toHaveLength(1);
  });
});

describe('a client’s panel', () => {
  const open = (address = `/klienter/${CLIENT}`) =>
    openApp(address, (own) => {
      own.handle('clients.list', () => ok({ rows: [clientRow({ organisationNumber: CLIENT })] }));
      own.handle('clients.changes', () => ok({ rows: [] }));
    });

  it('says what cannot be seen and why, and leads on', async () => {
    open();
    const section = await screen.findByRole('region', { name: 'Dette ser vi ikke' });
    await within(section).findByText(/^Mangler pakken Merverdiavgift/);
    expect(section.textContent).toContain('Må åpnes i Altinn av en person (nivå 4)');
    expect(section.textContent).toContain('Post til innehaveren som person kommer ikke hit');
    fireEvent.click(within(section).getByRole('button', { name: 'Be klienten' }));
    expect(await screen.findByRole('dialog')).toBeDefined();
  });

  it('is honest about what is not known', async () => {
    openApp(`/klienter/${CLIENT}`, (own) => {
      own.handle('clients.list', () => ok({ rows: [clientRow({ organisationNumber: CLIENT })] }));
      own.handle('clients.changes', () => ok({ rows: [] }));
      own.handle('messageServices.ofClient', () =>
        ok({
          known: false,
          fetchedAt: null,
          reached: true,
          missing: [],
          levelFour: [],
          notChosen: [],
          soleTrader: false,
          subUnits: [],
        }),
      );
    });
    const section = await screen.findByRole('region', { name: 'Dette ser vi ikke' });
    await within(section).findByText(/^Ikke kjent/);
    expect(section.textContent).not.toContain('Vi ser alt');
  });
});

describe('texts in the background', () => {
  it('begin only after the price has been told', async () => {
    const off = { texts: 0, files: 0 };
    const double = openApp('/innstillinger', (own) =>
      own.handle('ownerFetch.view', () =>
        ok({ texts: false, files: false, chosen: null, fetched: off, waiting: off, failed: [] }),
      ),
    );
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Hent også tekst og vedlegg i bakgrunnen' }));
    const act = await screen.findByRole('button', { name: 'Hent tekst' });
    expect(act.closest('dialog')?.textContent).toContain(
      'Avsender ser at firmaet har hentet. Nedlasting av vedlegg står i aktivitetsloggen.',
    );
    expect(double.callsOf('ownerFetch.choose')).toEqual([]);
    fireEvent.click(act);
    await waitFor(() => expect(double.callsOf('ownerFetch.choose')).toEqual([{ texts: true, files: false }]));
  });
});
