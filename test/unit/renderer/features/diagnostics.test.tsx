// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../../../shared/outcome.ts';
import { openApp } from './open-app.tsx';

describe('diagnostics', () => {
  it('is reached from the quiet link on Tilgang, and leads back', async () => {
    openApp('/tilgang');
    fireEvent.click(await screen.findByRole('link', { name: 'Diagnostikk' }));
    await screen.findByRole('heading', { level: 1, name: 'Diagnostikk' });
    expect(window.location.hash).toBe('#/tilgang/diagnostikk');
  });

  it('shows each token’s numbers, and what it last failed with', async () => {
    openApp('/tilgang/diagnostikk');
    const table = await screen.findByRole('region', { name: 'Token' });
    const row = within(table).getByRole('row', { name: /Klienter uten regnskapsfører/ });
    expect(row.textContent).toContain('MP-303');
    expect(row.textContent).toContain('Ingen nå');
    expect(within(table).getAllByRole('row', { name: /Firmaet selv/ })).toHaveLength(1);
  });

  it('copies the whole table as text for support', async () => {
    const double = openApp('/tilgang/diagnostikk');
    fireEvent.click(await screen.findByRole('button', { name: 'Kopier til support' }));
    const text = double.callsOf('app.copyText')[0]?.text ?? '';
    expect(text).toContain('Klienter uten regnskapsfører (Maskinporten): altinn:instances.read altinn:instances.write');
    expect(text).toContain('maskinporten.noSystemUser MP-303');
    expect(text.split('\n').filter((line) => !line.startsWith(' '))).toHaveLength(4);
  });

  it('says so when nothing was fetched, and looks again when asked to', async () => {
    const double = openApp('/tilgang/diagnostikk', (each) => each.handle('tokens.diagnostics', () => ok({ rows: [] })));
    await screen.findByRole('heading', { name: 'Ingen token er hentet ennå' });
    expect(screen.queryByRole('button', { name: 'Kopier til support' })).toBeNull();
    const before = double.callsOf('tokens.diagnostics').length;
    fireEvent.click(screen.getByRole('button', { name: 'Oppdater' }));
    expect(double.callsOf('tokens.diagnostics').length).toBe(before + 1);
  });
});
