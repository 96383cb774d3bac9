// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../../../../shared/outcome.ts';
import { returns } from '../../../../preview/scenes/mva.ts';
import { people, uuidOf } from '../../../../preview/scenes/people.ts';
import { openApp } from '../open-app.tsx';

const client = people[0]?.organisationNumber ?? '';
const file = new File(['<mvaMeldingDto/>'], 'mars-april.xml', { type: 'text/xml' });

async function chooseAndRead(): Promise<void> {
  fireEvent.change(await screen.findByLabelText('Importer mva-melding'), { target: { files: [file] } });
  await screen.findByText(/^Valgt fil: /);
  fireEvent.click(screen.getByText('Les inn'));
}

describe('importing a return', () => {
  it('reads the file for the chosen client and goes to the return', async () => {
    const double = openApp(`#/mva/importer/${client}`, (each) =>
      each.handle('mva.importFile', () => ok(returns[0] as (typeof returns)[number])),
    );
    await chooseAndRead();
    await waitFor(() =>
      expect(double.callsOf('mva.importFile')).toEqual([{ handle: 'chosen', organisationNumber: client }]),
    );
    await waitFor(() => expect(window.location.hash).toBe(`#/mva/${uuidOf(7, 0)}`));
  });

  it('says which file, line and element could not be read, and why', async () => {
    openApp(`#/mva/importer/${client}`);
    await chooseAndRead();
    expect(await screen.findByText('mars-april.xml, linje 14, element merverdiavgift')).toBeTruthy();
    expect(screen.getByText(/Elementet mangler/)).toBeTruthy();
  });

  it('asks for a client before it reads', async () => {
    const double = openApp('#/mva/importer');
    await chooseAndRead();
    expect(screen.getByText('Les inn').closest('button')?.disabled).toBe(true);
    expect(double.callsOf('mva.importFile')).toEqual([]);
  });
});

describe('the term picture', () => {
  it('names client, term and state of each cell, and leads to the return', async () => {
    openApp('#/mva');
    const cell = await screen.findByRole('link', { name: 'Havbris Kafé AS, 5. termin 2026: Godtatt' });
    expect(cell.getAttribute('href')).toBe(`#/mva/${uuidOf(7, 2)}`);
  });

  it('leads from a missing return to importing it for that client', async () => {
    openApp('#/mva');
    const cell = await screen.findByRole('link', {
      name: /^Osen Båtforening, 5\. termin 2026: .*Hent inn fra fil$/,
    });
    expect(cell.getAttribute('href')).toMatch(/^#\/mva\/importer\/\d{9}$/);
  });

  it('is filtered by name and by state', async () => {
    openApp('#/mva');
    fireEvent.change(await screen.findByLabelText('Finn klient'), { target: { value: 'fjell' } });
    expect(screen.getAllByRole('rowheader').map((header) => header.textContent)).toContain('Fjell og Fjord AS');
    expect(screen.queryByText('Havbris Kafé AS')).toBeNull();
    fireEvent.change(screen.getByLabelText('Finn klient'), { target: { value: '' } });
    fireEvent.click(screen.getByRole('radio', { name: /^Avvist/ }));
    expect(screen.getByText('Skogstad Tannklinikk AS')).toBeTruthy();
    expect(screen.queryByText('Fjell og Fjord AS')).toBeNull();
  });

  it('is walked with the arrow keys', async () => {
    openApp('#/mva');
    const first = await screen.findByRole('link', { name: /^Fjell og Fjord AS, 4\. termin/ });
    first.focus();
    fireEvent.keyDown(first, { key: 'ArrowRight' });
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Fjell og Fjord AS, 5\. termin/);
  });
});
