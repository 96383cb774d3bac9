// @vitest-environment jsdom
import { configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { App } from '../../../../renderer/app.tsx';
import { ok } from '../../../../shared/outcome.ts';
import { type Scene, sceneDouble } from '../../../preview/scenes/scene.ts';
import type { Double } from '../double.ts';

// These tests tell what is hidden from what is seen.
configure({ defaultHidden: false });

beforeEach(() => {
  window.location.hash = '';
});

function open(address: string, scene: Scene = 'full'): Double {
  window.location.hash = address;
  const double = sceneDouble({ scene, language: 'nb', appearance: 'light', environment: 'practice' });
  render(<App bridge={double.bridge} />);
  return double;
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });

describe('first run', () => {
  it('offers practice first and opens it', async () => {
    const double = open('/', 'firstRun');
    const buttons = (await screen.findAllByRole('button')).map((each) => each.textContent);
    expect(buttons.filter((text) => text === 'Prøv i øvingsmiljøet' || text === 'Sett opp firmaet')).toEqual([
      'Prøv i øvingsmiljøet',
      'Sett opp firmaet',
    ]);
    fireEvent.click(await button('Prøv i øvingsmiljøet'));
    await screen.findByRole('navigation', { name: 'Hovedmeny' });
    expect(double.callsOf('app.openEnvironment')).toEqual([{ environment: 'practice' }]);
  });

  it('says why production is not offered', async () => {
    open('/sett-opp', 'firstRun');
    expect(await button('Begynn i Test (TT02)')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Begynn i Produksjon' })).toBeNull();
    expect(screen.getByText(/Produksjon tilbys ikke i denne utgaven/)).toBeTruthy();
  });
});

describe('the frame', () => {
  it('changes language at once', async () => {
    const double = open('/innstillinger');
    fireEvent.change(await screen.findByLabelText('Språk'), { target: { value: 'en' } });
    await screen.findByRole('navigation', { name: 'Main menu' });
    expect(document.documentElement.lang).toBe('en');
    expect(double.callsOf('app.setPreferences')).toEqual([{ language: 'en' }]);
  });

  it('explains what is missing when there is no keychain', async () => {
    open('/', 'noKeychain');
    await screen.findByRole('heading', { name: 'Klientbro finner ingen nøkkelring på denne maskinen' });
    expect(screen.queryByRole('navigation')).toBeNull();
  });

  it('finds a client from the keyboard', async () => {
    open('/');
    await screen.findByRole('navigation', { name: 'Hovedmeny' });
    fireEvent.keyDown(document, { key: 'k', ctrlKey: true });
    const input = await screen.findByRole('combobox', { name: /Søk etter klienter/ });
    fireEvent.change(input, { target: { value: 'fjell og' } });
    await screen.findByRole('option', { name: /Fjell og Fjord AS/ });
    fireEvent.keyDown(input, { key: 'Enter' });
    expect(window.location.hash).toBe('#/klienter/310000388');
  });

  it('shows a failure where the thing is, with what was sent and a way on', async () => {
    const double = open('/logg', 'failing');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Klientbro når ikke nettet');
    expect(alert.textContent).toContain('Ikke sendt');
    double.handle('audit.list', () => ok({ rows: [], total: 0 }));
    fireEvent.click(within(alert).getByRole('button', { name: 'Prøv igjen' }));
    await screen.findByRole('heading', { name: 'Loggen er tom' });
  });
});

describe('Tilgang', () => {
  it('goes from key to request one step at a time', async () => {
    const double = open('/tilgang', 'empty');
    fireEvent.click(await button('Lag nøkkel'));
    await button('Åpne selvbetjening');
    expect(double.callsOf('access.createKey')).toEqual([{ bits: 3072 }]);
    fireEvent.change(screen.getByLabelText('Klient-ID fra selvbetjeningen'), {
      target: { value: ' 5b0d3c1e-9b3b-4a51-8c0f-0c6f5d1f2a10 ' },
    });
    fireEvent.click(await button('Sjekk'));
    await waitFor(() => expect(double.callsOf('access.checkIntegration')).toHaveLength(1));
    expect(double.callsOf('access.saveIntegrations')).toEqual([
      { maskinportenClientId: '5b0d3c1e-9b3b-4a51-8c0f-0c6f5d1f2a10' },
    ]);
    fireEvent.change(await screen.findByLabelText('Klient-ID for ID-porten'), {
      target: { value: '1b0d3c1e-9b3b-4a51-8c0f-0c6f5d1f2a11' },
    });
    fireEvent.click(await button('Lagre'));
    fireEvent.click(await button('Registrer systemet'));
    fireEvent.click(await button('Be om systemtilgang'));
    fireEvent.click(await button('Velg: Klienter registrert med oss'));
    fireEvent.click(await button('Velg: Regnskapsfører med signeringsrettighet'));
    fireEvent.click(await button('Tilgangsstyrer: Ingrid Solvang, daglig leder'));
    fireEvent.click(await button('Send forespørselen'));
    await button('Åpne godkjenningssiden');
    expect(double.callsOf('access.requestSystemUser')).toEqual([
      {
        kind: 'agent',
        title: 'Regnskapsklienter',
        packages: ['urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet'],
        holders: { accessManager: 'Ingrid Solvang', clientAdministrator: '' },
      },
    ]);
  });

  it('refuses an organisation number with a wrong check digit before anything is asked', async () => {
    const double = open('/tilgang', 'empty');
    const answer = await double.bridge.access.overview({});
    double.handle('access.overview', () =>
      ok({ ...(answer.ok ? answer.value : never()), firm: null, agreements: 'todo' as const }),
    );
    double.notify('access.changed', {});
    fireEvent.change(await screen.findByLabelText(/Firmaets organisasjonsnummer/), {
      target: { value: '310 000 001' },
    });
    fireEvent.click(await button('Finn firmaet'));
    await screen.findByText(/ikke et gyldig organisasjonsnummer/);
    expect(double.callsOf('access.setFirm')).toEqual([]);
  });
});

describe('Klienter', () => {
  it('removes a client only after the login and the consequence', async () => {
    const double = open('/klienter/310000388');
    fireEvent.click(await button('Fjern tilgang'));
    await screen.findByText(/kan da ikke sende inn eller hente meldinger for klienten/);
    expect((await button('Fjern')).hasAttribute('disabled')).toBe(true);
    double.handle('access.login', ({ purpose }) => ok({ purpose, state: 'loggedIn' }));
    double.notify('access.login', { purpose: 'clientAdministration', state: 'loggedIn' });
    await waitFor(async () => expect((await button('Fjern')).hasAttribute('disabled')).toBe(false));
    fireEvent.click(await button('Fjern'));
    await screen.findByText('1 klient er fjernet');
    expect(double.callsOf('clients.unlink')[0]?.clientIds).toHaveLength(1);
  });

  it('filters by state and keeps the firm itself first', async () => {
    open('/klienter');
    fireEvent.click(await screen.findByRole('radio', { name: /Opphørt/ }));
    await waitFor(() => expect(screen.queryByText('Solberg & Lie Regnskap AS', { selector: 'button' })).toBeNull());
    fireEvent.click(screen.getByRole('radio', { name: /Alle/ }));
    await waitFor(() => {
      const rows = screen.getAllByRole('row');
      expect(rows[1]?.textContent).toContain('Solberg & Lie Regnskap AS');
    });
  });
});

describe('Innstillinger', () => {
  it('names the consequence before practice begins anew', async () => {
    const double = open('/innstillinger');
    fireEvent.click(await button('Begynn på nytt'));
    await screen.findByText(/slettes: nøkkel, systemtilganger, klienter/);
    expect(double.callsOf('app.resetPractice')).toEqual([]);
  });
});

function never(): never {
  throw new Error('the scene has an answer');
}
