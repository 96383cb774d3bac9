// @vitest-environment jsdom
import { configure, fireEvent, render, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { App } from '../../../../renderer/app.tsx';
import { sceneDouble } from '../../../preview/scenes/scene.ts';
import type { Double } from '../double.ts';

// These tests tell what is hidden from what is seen.
configure({ defaultHidden: false });

function open(address: string): Double {
  window.location.hash = address;
  const double = sceneDouble({ scene: 'full', language: 'nb', appearance: 'light', environment: 'practice' });
  render(<App bridge={double.bridge} />);
  return double;
}

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

describe('the page of the system', () => {
  it('sends nothing before the differences were seen, and keeps what was typed when somebody else changed it', async () => {
    const double = open('/tilgang/system');
    await press('Endre');
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Krav og utlegg' }));
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Merverdiavgift' }));
    await press('Vis forskjellene');
    await screen.findByText('Dette endres i Altinn');
    await screen.findByText('Tilgangspakker: Krav og utlegg');
    await screen.findByText(/Merverdiavgift er i bruk av Regnskapsklienter/);
    expect(double.callsOf('system.save')).toEqual([]);
    await press('Send endringen til Altinn');
    await screen.findByText(/Systemet er endret i Altinn siden du så det/);
    await press('Hent systemet på nytt');
    await screen.findByText(/det du skrev, er beholdt/);
    expect(screen.queryByText('Dette endres i Altinn')).toBeNull();
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Krav og utlegg' }).checked).toBe(true);
    await press('Vis forskjellene');
    await press('Send endringen til Altinn');
    await screen.findByRole('heading', { name: 'Registrert i Altinn' });
    const sent = double.callsOf('system.save').map((edit) => [edit.seen, edit.wish.packages.length]);
    expect(sent).toEqual([
      ['first', 2],
      ['second', 2],
    ]);
  });

  it('does not offer to send what Altinn would refuse', async () => {
    open('/tilgang/system/endre');
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Synlig i Altinn' }));
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Krav og utlegg' }));
    await press('Vis forskjellene');
    await screen.findByText(/Altinn godtar ikke et synlig system/);
    expect(screen.queryByRole('button', { name: 'Send endringen til Altinn' })).toBeNull();
  });

  it('names the consequence before it deletes, and tells the id of the next one', async () => {
    const double = open('/tilgang/system');
    await press('Slett systemet');
    const dialog = within((await screen.findByText(/^Slette systemet/)).closest('dialog') ?? document.body);
    expect(dialog.getByText(/ID-en er opptatt for alltid/)).toBeTruthy();
    expect(double.callsOf('system.delete')).toEqual([]);
    fireEvent.click(dialog.getByText('Slett for godt'));
    await screen.findByText(/Det neste systemet får \d+_klientbro-2/);
  });
});
