// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openApp } from './open-app.tsx';

describe('storage of messages', () => {
  it('deletes what is past its time only after a question that says what goes and what stays', async () => {
    const double = openApp('/innstillinger');
    const card = within(await screen.findByRole('region', { name: 'Lagring av meldinger' }));
    expect(await card.findByText('418 meldinger hos 12 klienter er eldre enn grensen.')).toBeTruthy();
    fireEvent.click(card.getByRole('button', { name: 'Slett gamle meldinger' }));
    const dialog = within((await screen.findByText('Slette 418 meldinger?')).closest('dialog') as HTMLElement);
    expect(dialog.getByText('3 av dem er ikke merket som ferdige.')).toBeTruthy();
    expect(double.callsOf('storage.deleteOld')).toEqual([]);
    fireEvent.click(dialog.getByRole('button', { name: 'Slett' }));
    await waitFor(() => expect(double.callsOf('storage.deleteOld')).toEqual([{ before: '2021-11-21' }]));
  });

  it('shows what each client takes', async () => {
    openApp('/innstillinger/lagring');
    const table = within(await screen.findByRole('region', { name: 'Plass per klient' }));
    expect((await table.findAllByRole('row')).length).toBeGreaterThan(5);
  });
});
