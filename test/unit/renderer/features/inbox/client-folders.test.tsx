// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { uuidOf } from '../../../../preview/scenes/people.ts';
import { openApp } from '../open-app.tsx';

const id = uuidOf(5, 1);
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

describe('attachments into client folders', () => {
  it('are saved after a question that says where, what the sender sees and what is left out; then what failed is named', async () => {
    const double = openApp(`#/innboks/${id}`);
    await press('Lagre vedlegg i klientmapper');
    expect(await screen.findByText('Lagre 4 vedlegg?')).toBeTruthy();
    expect(
      screen.getByText(/^De legges under Klienter, for eksempel 310000019 Fjell og Fjord AS\/2026\//),
    ).toBeTruthy();
    expect(screen.getByText(/^3 av dem hentes fra avsenderen\./)).toBeTruthy();
    expect(screen.getByText(/^Én melding med vedlegg er ikke åpnet\./)).toBeTruthy();
    expect(double.callsOf('clientFolders.save')).toEqual([]);
    await press('Lagre');
    await waitFor(() => expect(double.callsOf('clientFolders.save')).toEqual([{ which: { dialogIds: [id] } }]));
    expect(await screen.findByText('Ett vedlegg ble ikke lagret')).toBeTruthy();
    expect(screen.getByText('Fjell og Fjord AS: Vedtak om tvangsmulkt')).toBeTruthy();
  });
});
