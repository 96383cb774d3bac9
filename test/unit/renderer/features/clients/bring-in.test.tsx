// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ClientRow } from '../../../../../shared/contract/clients.ts';
import { fail, ok } from '../../../../../shared/outcome.ts';
import { clientRow, clientWay } from '../../../../support/client-row.ts';
import { openApp } from '../open-app.tsx';

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const box = (name: string) => screen.findByLabelText(name);

async function paste(): Promise<void> {
  fireEvent.change(await box('Rader fra regnearket'), { target: { value: '310000388\tFjell' } });
  fireEvent.click(await button('Les rader'));
  await screen.findByText('38 klienter kan leses inn');
}

describe('bringing in a list', () => {
  it('pasted is read first, told with line and reason for each bad row, and written only when asked', async () => {
    const double = openApp('/klienter/legg-til/lim-inn');
    expect((await button('Les rader')).hasAttribute('disabled')).toBe(true);
    await paste();
    expect(double.callsOf('clients.readTable')).toEqual([{ from: { text: '310000388\tFjell' }, choice: {} }]);
    await screen.findByText('2 rader kan ikke leses inn');
    await screen.findByText(/Linje 9 · Organisasjonsnummeret har feil kontrollsiffer/);
    await screen.findByText(/Linje 23 · Organisasjonsnummer mangler/);
    expect(double.callsOf('clients.importTable')).toEqual([]);
    fireEvent.click(await button('Les inn 38 klienter'));
    await screen.findByText('33 klienter er nye i listen');
    expect(double.callsOf('clients.importTable')).toEqual([{ tableId: 'table' }]);
  });

  it('is read anew with a delimiter or a column the person chose', async () => {
    const double = openApp('/klienter/legg-til/lim-inn');
    await paste();
    fireEvent.change(await box('Skilletegn'), { target: { value: ',' } });
    await waitFor(() => expect(double.callsOf('clients.readTable')).toHaveLength(2));
    expect(double.callsOf('clients.readTable')[1]).toMatchObject({
      from: { tableId: 'table' },
      choice: { delimiter: ',' },
    });
    fireEvent.change(await box('Orgnr'), { target: { value: 'none' } });
    await screen.findByText('Ingen kolonne er valgt som organisasjonsnummer.');
  });

  it('from a file that is too large says so in its place, and nothing is written', async () => {
    const double = openApp('/klienter/legg-til/fil', (each) =>
      each.handle('clients.readTable', () => fail('clients.tooLarge', { action: 'fixInput', sent: 'notSent' })),
    );
    double.handle('app.registerFile', () => ({ ok: true, value: { handle: 'h', name: 'kunder.xlsx', size: 1 } }));
    fireEvent.change(await box('Klientliste, CSV eller XLSX'), {
      target: { files: [new File(['x'], 'kunder.xlsx')] },
    });
    await screen.findByText('Filen er for stor til å være en klientliste.');
    expect(screen.queryByRole('button', { name: /^Les inn/ })).toBeNull();
  });
});

describe('asking a client for authorisation', () => {
  /** The panel over a list of this one: what jsdom is asked for behind forty rows takes seconds. */
  const panelOf = (organisationNumber: string, ways: ClientRow['ways']) =>
    openApp(`/klienter/${organisationNumber}`, (double) => {
      const row = clientRow({ organisationNumber, ways, systemUserId: null, systemUserTitle: null });
      double.handle('clients.list', () => ok({ rows: [row] }));
      double.handle('clients.changes', () => ok({ rows: [] }));
    });
  const vat = { package: 'merverdiavgift' } as const;

  it('shows a text without a login link in the language chosen, and notes that it was sent', async () => {
    const double = panelOf('310002593', [clientWay('mva', 'lacksPackage', 'packageMissing', { ...vat, step: 'ask' })]);
    fireEvent.click(await button('Be om fullmakt'));
    const text = await screen.findByLabelText<HTMLTextAreaElement>('Tekst til klienten');
    expect(text.value).toContain('altinn.no');
    expect(text.value).not.toMatch(/https?:/);
    const norwegian = text.value;
    fireEvent.change(await box('Språk i teksten'), { target: { value: 'en' } });
    await waitFor(() => expect(text.value).not.toBe(norwegian));
    fireEvent.change(await box('Tilgangspakke'), { target: { value: 'merverdiavgift' } });
    fireEvent.click(await button('Jeg har sendt den'));
    await screen.findByText(/Notert/);
    expect(double.callsOf('clients.asked')).toMatchObject([{ package: 'merverdiavgift', remind: false }]);
  });

  it('that was asked before reminds instead, and the note can be taken back', async () => {
    const double = panelOf('310002224', [
      clientWay('mva', 'waitingForDelegation', 'asked', { ...vat, step: 'remind' }),
    ]);
    fireEvent.click(await button('Minn om fullmakt'));
    await screen.findByText(/bedt om av Ingrid Solberg/);
    fireEvent.click(await button('Ikke sendt likevel'));
    await waitFor(() => expect(double.callsOf('clients.notAsked')).toMatchObject([{ package: 'merverdiavgift' }]));
    fireEvent.click(await button('Jeg har minnet om den'));
    await waitFor(() => expect(double.callsOf('clients.asked')).toMatchObject([{ remind: true }]));
  });
});
