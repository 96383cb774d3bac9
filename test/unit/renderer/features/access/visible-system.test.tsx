// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { accessScene, ready } from '../../../../preview/scenes/access.ts';
import { openApp } from '../open-app.tsx';

const VAT = 'urn:altinn:accesspackage:merverdiavgift';
const ID = '3db9c4c8-2367-4c4f-8f5a-3f315568726c';
const button = (name: string | RegExp) => screen.findByRole('button', { name });

describe('the visible system', () => {
  it('is offered where the system cannot be seen in the portal, and leads to what the owner does', async () => {
    const double = openApp('/tilgang/systemtilgang/eget-firma');
    fireEvent.click(await button('Sett opp et synlig system'));
    await screen.findByRole('heading', { level: 1, name: 'Synlig system' });
    await screen.findByText('Systemet kan registreres når integrasjonen er sjekket.');
    expect(screen.queryByRole('button', { name: 'Registrer systemet' })).toBeNull();

    fireEvent.change(await screen.findByLabelText('Klient-ID til den nye integrasjonen'), { target: { value: ID } });
    fireEvent.click(await button('Lagre og sjekk'));
    await screen.findByText('Integrasjonen virker, og alle scopene er innvilget.');
    expect(double.callsOf('access.saveIntegrations')).toEqual([{ visibleClientId: ID }]);

    fireEvent.click(await button('Registrer systemet'));
    await button('Vis og endre systemet');
    expect(double.callsOf('access.registerVisible')).toEqual([
      { name: 'Solberg & Lie Regnskap AS, eget firma', packages: [VAT] },
    ]);
    const make = within(screen.getByRole('region', { name: '3. Eieren lager systemtilgangen' }));
    expect(make.getByText(/deretter systemet Solberg & Lie Regnskap AS, eget firma/)).toBeDefined();
    fireEvent.click(make.getByRole('button', { name: 'Se etter nå' }));
    await waitFor(() => expect(double.callsOf('access.lookForSystemUsers')).toEqual([{ expecting: true }]));
  });

  it('does not take the client id of another integration for its own', async () => {
    const double = openApp('/tilgang/synlig-system');
    const field = await screen.findByLabelText('Klient-ID til den nye integrasjonen');
    for (const { clientId } of [ready.maskinporten, ready.idporten]) {
      fireEvent.change(field, { target: { value: clientId } });
      fireEvent.click(await button('Lagre og sjekk'));
      await screen.findByText('Dette er klient-ID-en til en av de andre integrasjonene.');
      fireEvent.change(field, { target: { value: '' } });
    }
    expect(double.callsOf('access.saveIntegrations')).toEqual([]);
  });

  it('says which scope its integration lacks, and is deleted without a word about the other one', async () => {
    const double = openApp('/tilgang/synlig-system', (scene) => accessScene(scene, 'many'));
    await screen.findByText(/noen scopes mangler/);
    fireEvent.click(await button('Vis og endre systemet'));
    fireEvent.click(await button('Slett systemet'));
    expect(screen.getByText(/De andre er ikke berørt/)).toBeDefined();
    expect(screen.queryByText(/Ingen av firmaets systemtilganger virker mer/)).toBeNull();
    expect(double.callsOf('system.view')).toEqual([{ which: 'visible' }]);
  });
});
