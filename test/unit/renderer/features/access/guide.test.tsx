// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { accessScene } from '../../../../preview/scenes/access.ts';
import { uuidOf } from '../../../../preview/scenes/people.ts';
import { openApp } from '../open-app.tsx';

const open = (address: string) => openApp(address, (double) => accessScene(double, 'requested'));
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const request = (number: number) => `/tilgang/foresporsel/${uuidOf(1, number)}`;

describe('the guide', () => {
  it('offers the system user that exists instead of another one', async () => {
    openApp('/tilgang/systemtilgang/registrert');
    expect((await screen.findByText(/Finnes allerede/)).textContent).toContain('Regnskapsklienter');
    fireEvent.click(screen.getByText('Bruk den'));
    await screen.findByRole('heading', { level: 1, name: 'Regnskapsklienter' });
  });

  it('keeps what was filled in for later', async () => {
    const double = open('/tilgang/systemtilgang/fullmakt/merverdiavgift');
    fireEvent.change(await screen.findByLabelText(/^Klientadministrator/, { selector: 'input' }), {
      target: { value: 'Marius Aune' },
    });
    fireEvent.click(await button('Lagre og fortsett senere'));
    await waitFor(() => expect(double.callsOf('access.saveGuideDraft')).toHaveLength(1));
    expect(double.callsOf('access.saveGuideDraft')[0]?.draft).toMatchObject({
      whom: 'delegated',
      code: 'merverdiavgift',
      holders: { accessManager: '', clientAdministrator: 'Marius Aune' },
    });
  });

  it('says why the owner cannot make one alone with accountant packages in the system', async () => {
    open('/tilgang/systemtilgang/eget-firma');
    expect(await screen.findByText(/Altinn viser ikke systemer som har regnskapsførerpakker/)).toBeDefined();
  });
});

describe('a request', () => {
  it('waits for the one who was named, and can be asked about now', async () => {
    const double = open(request(1));
    await screen.findByText(/Ingrid Solvang åpner godkjenningssiden/);
    fireEvent.click(await button('Sjekk nå'));
    await waitFor(() => expect(double.callsOf('access.refreshRequests')).toHaveLength(1));
    expect(screen.getByRole('img', { name: 'QR-kode med lenken til godkjenningssiden', hidden: true })).toBeDefined();
  });

  it('with other packages than asked for can be kept or sent anew', async () => {
    const double = open(request(3));
    await screen.findByText(/beholdt den som den var/);
    fireEvent.click(await button('Behold den i Altinn'));
    await waitFor(() => expect(double.callsOf('access.keepRequest')).toEqual([{ id: uuidOf(1, 3) }]));
    fireEvent.click(await button('Slett og send på nytt'));
    await waitFor(() => expect(double.callsOf('access.resendRequest')).toEqual([{ id: uuidOf(1, 3) }]));
  });

  it('sent on has a reminder that names the menus and holds no link', async () => {
    const double = open(request(4));
    await screen.findByRole('heading', { level: 1, name: 'Sendt videre til tilgangsstyreren' });
    fireEvent.click(await button('Kopier en påminnelse'));
    await waitFor(() => expect(double.callsOf('app.copyText')).toHaveLength(1));
    const text = double.callsOf('app.copyText')[0]?.text ?? '';
    expect(text).toContain('Ventende systemtilgang-forespørsler');
    expect(text).not.toMatch(/https?:/);
  });

  it.each([
    [5, 'Forespørselen ble avslått'],
    [6, 'Forespørselen gjelder ikke lenger'],
  ])('number %i ended, and is sent anew', async (number, heading) => {
    const double = open(request(number));
    await screen.findByRole('heading', { level: 1, name: heading });
    fireEvent.click(await button('Slett og send på nytt'));
    await waitFor(() => expect(double.callsOf('access.resendRequest')).toEqual([{ id: uuidOf(1, number) }]));
  });
});

describe('a system user', () => {
  const address = (number: number) => `/tilgang/systemtilganger/${uuidOf(1, number)}`;

  it('tells who can remove it and how, and watches until it is gone', async () => {
    const double = openApp(address(1));
    await screen.findByText(/velg «Slett systemtilgang» og bekreft/);
    fireEvent.click(await button('Åpne i Altinn og følg med'));
    await waitFor(() => expect(double.callsOf('access.lookForSystemUsers')).toEqual([{ expecting: true }]));
    expect(double.callsOf('app.openLink')[0]?.url).toMatch(new RegExp(`${uuidOf(1, 1)}$`));
  });

  it('that is gone says so and offers a new request', async () => {
    openApp(address(2));
    await screen.findByText('Systemtilgangen er borte i Altinn');
    expect(screen.queryByText('Fjern tilgang')).toBeNull();
    fireEvent.click(await button('Send en ny'));
    await screen.findByRole('heading', { level: 1, name: 'Hvem skal Klientbro arbeide for?' });
  });
});
