// @vitest-environment jsdom
import { configure, fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { App } from '../../../../renderer/app.tsx';
import { type Scene, sceneDouble } from '../../../preview/scenes/scene.ts';
import type { Double } from '../double.ts';

// These tests tell what is hidden from what is seen.
configure({ defaultHidden: false });

function open(address: string, scene: Scene = 'full'): Double {
  window.location.hash = address;
  const double = sceneDouble({ scene, language: 'nb', appearance: 'light', environment: 'practice' });
  render(<App bridge={double.bridge} />);
  return double;
}

/** By its words: looking for roles in a whole page takes jsdom seconds. */
const press = async (name: string) => {
  const [button] = await screen.findAllByText(name, { selector: 'button' });
  if (!button) throw new Error(`no button ${name}`);
  fireEvent.click(button);
};

describe('the page of keys', () => {
  it('leads through a rotation: make, register, try, use, retire', async () => {
    const double = open('/tilgang/nokler');
    await screen.findByText(/Nøkkelen går ut 14. des. 2026/);
    await press('Bytt nøkkel');
    await press('Lag en ny nøkkel');
    await press('Prøv nøkkelen');
    await screen.findByText(/^maskinporten.keyRefused · MP-124/);
    await press('Prøv nøkkelen');
    await screen.findByText('Maskinporten godtar nøkkelen');
    expect(double.callsOf('keys.useKey')).toEqual([]);
    await press('Ta i bruk');
    // The confirmation names the consequence before anything is done.
    const dialog = within((await screen.findByText(/^Ta nøkkelen fra/)).closest('dialog') ?? document.body);
    expect(dialog.getByText(/beholdes som forrige/)).toBeTruthy();
    expect(double.callsOf('keys.useKey')).toEqual([]);
    fireEvent.click(dialog.getByText('Ta i bruk'));
    await screen.findByText('Forrige, beholdt');
    expect(double.callsOf('keys.useKey')).toEqual([{ kid: 'ny-1' }]);
    await screen.findByText('Avslutt den gamle', { selector: 'button' });
  });

  it('says that a new key stands on the visible system’s integration too', async () => {
    open('/tilgang/nokler', 'many');
    await press('Bytt nøkkel');
    await press('Lag en ny nøkkel');
    await screen.findByText(/også på integrasjonen til det synlige systemet/);
  });

  it('begins with adding this workstation where there is no key, and shows what to register', async () => {
    const double = open('/tilgang/nokler', 'empty');
    await press('Legg til denne arbeidsstasjonen');
    await screen.findByText('Registrer den i selvbetjeningen');
    expect(double.callsOf('keys.create')).toEqual([{ bits: 3072 }]);
  });

  it('imports a file with its password, and tells that the file must be deleted', async () => {
    const double = open('/tilgang/nokler', 'empty');
    await press('Importer en nøkkel');
    await screen.findByText(/Slett filen etterpå/);
    const file = new File(['x'], 'virksomhet.p12');
    fireEvent.change(screen.getByLabelText('Fil med nøkkelen'), { target: { files: [file] } });
    fireEvent.change(screen.getByLabelText(/^Passord for filen/), { target: { value: 'feil' } });
    double.handle('app.registerFile', () => ({ ok: true, value: { handle: 'h-1', name: 'virksomhet.p12', size: 1 } }));
    fireEvent.click(screen.getByText('Importer'));
    await screen.findByText('Passordet passer ikke til filen.');
    fireEvent.change(screen.getByLabelText(/^Passord for filen/), { target: { value: 'riktig' } });
    fireEvent.click(screen.getByText('Importer'));
    await screen.findByText('Importert: kan finnes andre steder');
    expect(double.callsOf('keys.import')).toEqual([
      { handle: 'h-1', password: 'feil' },
      { handle: 'h-1', password: 'riktig' },
    ]);
  });

  it('notes and forgets keys of other workstations', async () => {
    const double = open('/tilgang/nokler', 'empty');
    await press('Noter en nøkkel');
    for (const [label, value] of [
      ['Maskin', 'kontor-2'],
      ['Person', 'Ola'],
      ['Nøkkel-ID (kid)', 'kid-9'],
      ['Registrert', '2026-11-01'],
    ] as const) {
      fireEvent.change(screen.getByLabelText(label), { target: { value } });
    }
    fireEvent.click(screen.getByText('Lagre'));
    await screen.findByText('kontor-2');
    expect(double.callsOf('keys.noteOther')).toEqual([
      { machine: 'kontor-2', person: 'Ola', kid: 'kid-9', registeredOn: '2026-11-01' },
    ]);
  });
});

describe('the page for a lost machine', () => {
  it('tells when everything fetched is dead, and that data there cannot be deleted', async () => {
    open('/tilgang/nokler/mistet');
    fireEvent.change(await screen.findByLabelText('Hvilken nøkkel gjelder det?'), {
      target: { value: 'c0ffee00-52f6-4f0e-9c5e-3c1d9a2b4e77' },
    });
    expect(screen.getByText(/kan ikke slette data på en annen maskin/)).toBeTruthy();
    expect(screen.queryByText(/^Senest kl\./)).toBeNull();
    fireEvent.click(screen.getByLabelText('Jeg har fjernet nøkkelen'));
    await screen.findByText(/^Senest kl\. \d\d:\d\d har alt som ble hentet/);
  });
});
