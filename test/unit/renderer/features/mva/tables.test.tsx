// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { people } from '../../../../preview/scenes/people.ts';
import { openApp } from '../open-app.tsx';

const client = people[0]?.organisationNumber ?? '';
const at = (handle: string) => `#/mva/importer/tabell/${client}/${handle}`;
const draftButton = async () => (await screen.findByText('Lag utkast')).closest('button');

describe('a return from a table', () => {
  it('asks for client and file, and reads it when it has both', async () => {
    const double = openApp('#/mva/importer/tabell');
    const file = new File(['a;b'], 'mva.csv', { type: 'text/csv' });
    fireEvent.change(await screen.findByLabelText('Klient'), { target: { value: client } });
    fireEvent.change(await screen.findByLabelText('Tabell i CSV eller XLSX'), { target: { files: [file] } });
    expect(await screen.findByText('Mva-rapport 5. termin.xlsx, 184 rader')).toBeTruthy();
    expect(double.callsOf('tables.read')).toEqual([
      { from: { handle: 'chosen' }, organisationNumber: client, reading: {} },
    ]);
  });

  it('is understood anew with each choice, and made with them', async () => {
    const double = openApp(at('ny'));
    fireEvent.change(await screen.findByLabelText('Tekst'), { target: { value: 'code' } });
    fireEvent.change(screen.getByLabelText('Fortegn'), { target: { value: 'unsigned' } });
    fireEvent.change(screen.getByLabelText('Termin'), { target: { value: '2026-toMaaneder-6' } });
    await waitFor(() => expect(screen.getByLabelText('Termin')).toHaveProperty('value', '2026-toMaaneder-6'));
    fireEvent.change(await screen.findByLabelText('X'), { target: { value: '3' } });
    await waitFor(async () => expect((await draftButton())?.disabled).toBe(false));
    fireEvent.click((await draftButton()) as HTMLElement);
    await waitFor(() => expect(double.callsOf('tables.draft')).toHaveLength(1));
    const [drafted] = double.callsOf('tables.draft');
    expect(drafted).toMatchObject({
      ...{ organisationNumber: client, category: 'alminnelig', codes: { X: '3' } },
      // A kind stands in one column alone.
      setup: { sign: 'unsigned', columns: ['none', 'none', 'code', 'none', 'base', 'tax'] },
      period: { number: 6, year: 2026 },
    });
    await waitFor(() => expect(window.location.hash).toBe('#/mva/00000000-0000-4000-8000-00000000aaaa'));
  });

  it('as last time says so, and shows the lines at once', async () => {
    openApp(at('sist'));
    expect(await screen.findByText('Samme oppsett som sist')).toBeTruthy();
    expect(await screen.findByText('Fradrag på kjøp av tjenester fra utlandet (høy sats)')).toBeTruthy();
    expect(screen.getByText('4–5, 8–10, 14, 20 og 113 til')).toBeTruthy();
    expect((await draftButton())?.disabled).toBe(false);
  });

  it('says which cells are in the way, by file, row and column, and which codes', async () => {
    openApp(at('feil'));
    expect(await screen.findByText('Mva-rapport 5. termin.xlsx, rad 37, kolonne Mva-beløp:')).toBeTruthy();
    expect(screen.getByText(/«se bilag» er ikke et beløp/)).toBeTruthy();
    expect(screen.getByText('1 kode må velges')).toBeTruthy();
    expect((await draftButton())?.disabled).toBe(true);
  });
});
