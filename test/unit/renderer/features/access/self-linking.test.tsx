// @vitest-environment jsdom
import { configure, fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { App } from '../../../../../renderer/app.tsx';
import { type Scene, sceneDouble } from '../../../../preview/scenes/scene.ts';
import type { Double } from '../../double.ts';

// These tests tell what is hidden from what is seen.
configure({ defaultHidden: false });

function open(scene: Scene): Double {
  window.location.hash = '/tilgang/uten-innlogging';
  const double = sceneDouble({ scene, language: 'nb', appearance: 'light', environment: 'practice' });
  render(<App bridge={double.bridge} />);
  return double;
}

const button = (name: string) => screen.findByText(name, { selector: 'button' });

describe('the page about linking clients without a login', () => {
  it('tells what follows of it before it is thrown on, and is thrown off with one press', async () => {
    const double = open('requested');
    fireEvent.click(await button('Slå på'));
    const dialog = within(
      (await screen.findByText('Legge til klienter uten innlogging på KONTOR-1?')).closest('dialog') ?? document.body,
    );
    expect(dialog.getByText(/Alle som kan starte Klientbro på denne maskinen/)).toBeTruthy();
    expect(double.callsOf('selfLinking.turnOn')).toEqual([]);
    fireEvent.click(dialog.getByText('Slå på'));
    await screen.findByText(/3 klienter lagt til, 1 kunne ikke legges til/);
    fireEvent.click(await button('Slå av'));
    await screen.findByText('Slått av. Klienter blir ikke lenger lagt til uten innlogging.');
    expect(double.callsOf('selfLinking.turnOff')).toEqual([{}]);
  });

  it('cannot be thrown on before package, system access and key are there, and leads to each', async () => {
    const double = open('empty');
    expect((await button('Slå på')).hasAttribute('disabled')).toBe(true);
    expect(await screen.findByText(/Sist bekreftet 12. nov. 2026. Bekreftes ved neste innlogging./)).toBeTruthy();
    fireEvent.click(await button('Lag nøkkel'));
    await screen.findByText('Ikke prøvd');
    expect(double.callsOf('selfLinking.createKey')).toEqual([{ bits: 3072 }]);
    fireEvent.click(await button('Endre systemet'));
    expect(window.location.hash).toBe('#/tilgang/system/endre');
  });

  it('says why it stopped and what to do, and goes on when told to', async () => {
    const double = open('failing');
    await screen.findByText(/ikke er klientadministrator for firmaet lenger/);
    fireEvent.click(await button('Prøv igjen'));
    // Whoever goes on takes it on: what follows of it is told again.
    fireEvent.click(await button('Slå på'));
    await button('Kjør nå');
    expect(double.callsOf('selfLinking.turnOn')).toEqual([{}]);
  });

  it('names the machine that does it when this one does not', async () => {
    open('many');
    await screen.findByText(/Det er KONTOR-1 som legger til klienter/);
    await button('Slå på her i stedet');
  });
});
