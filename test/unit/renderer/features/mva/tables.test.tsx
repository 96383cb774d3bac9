// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ReturnLine } from '../../../../../shared/contract/mva.ts';
import { ok } from '../../../../../shared/outcome.ts';
import { returns } from '../../../../preview/scenes/mva.ts';
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

describe('the rows behind a line of a return from a table', () => {
  it('open from the line, add up to it, and say when a person changed it since', async () => {
    const [first] = returns;
    if (!first) throw new Error('no returns');
    const line = { ...(first.lines[0] as ReturnLine), grunnlag: '216400', merverdiavgift: '54100' };
    const view = {
      ...first,
      source: { ...first.source, kind: 'table' as const },
      lines: [line, { ...line, merverdiavgift: '1' }],
    };
    openApp(`#/mva/${first.id}`, (double) => double.handle('mva.get', () => ok(view)));
    const [open] = await screen.findAllByRole('link', { name: 'Vis rader bak kode 3' });
    expect(open?.getAttribute('href')).toBe(`#/mva/${first.id}/bilag/0`);
    window.location.hash = `#/mva/${first.id}/bilag/0`;
    expect(await screen.findByText('3 rader fra Mva-rapport 5. termin.xlsx, Termin 5')).toBeTruthy();
    expect(screen.queryByText(/er endret etter at utkastet/)).toBeNull();
    window.location.hash = `#/mva/${first.id}/bilag/1`;
    expect(await screen.findByText(/er endret etter at utkastet/)).toBeTruthy();
  });
});

describe('the payments of a term', () => {
  it('are listed, and saved with the words of the window', async () => {
    const double = openApp('#/mva/betalinger');
    fireEvent.change(await screen.findByLabelText('Termin'), { target: { value: '2026-toMaaneder-4' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Lagre som CSV' }));
    await waitFor(() => expect(double.callsOf('payments.save')).toHaveLength(1));
    expect(double.callsOf('payments.save')[0]).toMatchObject({
      ...{ format: 'csv', name: 'Betalinger 4. termin 2026', period: { number: 4 }, periodName: '4. termin 2026' },
      headings: expect.arrayContaining(['Klient', 'KID', 'Forfall']),
    });
  });
});
