// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { inFamilies } from '../../../../../renderer/features/clients/client-state.ts';
import { ok } from '../../../../../shared/outcome.ts';
import { clientRow } from '../../../../support/client-row.ts';
import type { Double } from '../../double.ts';
import { openApp } from '../open-app.tsx';

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const CLIENT = '310000388';
const ENDING = '310005568';
const ENDED = '310007773';

/** A list of one: what jsdom is asked for behind forty rows takes seconds. */
const alone = (double: Double) => {
  double.handle('clients.list', () => ok({ rows: [clientRow({ organisationNumber: CLIENT })] }));
  double.handle('clients.changes', () => ok({ rows: [] }));
};

describe('the way out of a client', () => {
  it('opens the page in Altinn where its system user’s clients are, and leads to the ending', async () => {
    const double = openApp(`/klienter/${CLIENT}`, alone);
    fireEvent.click(await screen.findByText('Se i Altinn'));
    await waitFor(() =>
      expect(double.callsOf('app.openLink')[0]?.url).toMatch(/systemuser\/[0-9a-f-]{36}\/agentdelegation$/),
    );
    fireEvent.click(await screen.findByText('Avslutt klient'));
    await screen.findByRole('heading', { name: 'Avslutt Fjell og Fjord AS' });
  });

  it('says who can remove it, with which buttons, and that it can take half an hour', async () => {
    openApp(`/klienter/${CLIENT}`, alone);
    fireEvent.click(await screen.findByText('Fjern tilgang'));
    await screen.findByText(/kan da ikke sende inn eller hente meldinger for klienten/);
    await screen.findByText(/«Administrere klienter» og «Fjern fra systemtilgang»/);
    await screen.findByText(/inntil 30 minutter/);
  });
});

describe('ending a client', () => {
  it('begins when told to, and says first what stops and what stays', async () => {
    const double = openApp(`/klienter/${CLIENT}/avslutt`);
    await screen.findByText(/Ingenting slettes/);
    await screen.findByText('1 mva-melding er sendt og venter på svar.');
    expect(double.callsOf('clients.beginEnding')).toEqual([]);
    fireEvent.click(await button('Start avslutningen'));
    await button('Angre avslutningen');
  });

  it('is not finished while the client is linked, and can be undone until then', async () => {
    const double = openApp(`/klienter/${ENDING}/avslutt`);
    expect((await button('Avslutt klienten')).hasAttribute('disabled')).toBe(true);
    fireEvent.click(await button('Lagre på nytt'));
    await waitFor(() => expect(double.callsOf('clients.saveHandover')[0]?.returns).toHaveLength(9));
    fireEvent.click(await button('Angre avslutningen'));
    await waitFor(() => expect(double.callsOf('clients.undoEnding')).toEqual([{ organisationNumber: ENDING }]));
  });

  it('once the client is unlinked, can be taken back, and says where linking is done anew', async () => {
    openApp(`/klienter/${ENDED}/avslutt`);
    await button('Ta klienten tilbake');
    await screen.findByText(/blir ikke lagt til i systemtilgangen igjen/);
    fireEvent.click(screen.getByRole('link', { name: 'Legg til klienter' }));
    await screen.findByRole('heading', { name: 'Legg til klienter' });
  });

  it('deletes only with the client’s own name written', async () => {
    const double = openApp(`/klienter/${ENDED}/avslutt`);
    const field = await screen.findByLabelText<HTMLInputElement>(/^Skriv .* for å bekrefte$/);
    const name = /^Skriv (.*) for å bekrefte$/.exec(field.labels?.[0]?.textContent ?? '')?.[1] ?? '';
    expect((await button('Slett')).hasAttribute('disabled')).toBe(true);
    fireEvent.change(field, { target: { value: name.toLowerCase() } });
    fireEvent.click(await button('Slett'));
    await waitFor(() => expect(double.callsOf('clients.deleteLocal')).toMatchObject([{ organisationNumber: ENDED }]));
  });

  it('says which returns stay and until when, and shows them when the rest is gone', async () => {
    const double = openApp(`/klienter/${ENDED}/avslutt`);
    await screen.findByText(/^3 mva-meldinger som er sendt, blir liggende .* til 1\. jan\. 2032/);
    const field = await screen.findByLabelText<HTMLInputElement>(/^Skriv .* for å bekrefte$/);
    const name = /^Skriv (.*) for å bekrefte$/.exec(field.labels?.[0]?.textContent ?? '')?.[1] ?? '';
    fireEvent.change(field, { target: { value: name } });
    fireEvent.click(await button('Slett'));
    await screen.findByRole('heading', { name: `${name} er slettet her` });
    expect(double.callsOf('mva.list').at(-1)).toEqual({ organisationNumber: ENDED });
    await screen.findByRole('region', { name: 'Mva-meldinger som er beholdt' });
    expect(screen.queryByRole('button', { name: 'Slett' })).toBeNull();
  });

  it('is shown in the list where it is asked for, and left out of the rest', async () => {
    openApp('/klienter');
    fireEvent.click(await screen.findByLabelText(/^Avsluttet 1$/));
    await waitFor(() => expect(document.querySelectorAll('tbody tr[aria-rowindex]')).toHaveLength(1));
  });
});

describe('the list', () => {
  it('has the firm first and each sub-unit beneath its main unit, and one without it in its own place', () => {
    const row = (id: string, change = {}) => ({ id, original: clientRow({ organisationNumber: id, ...change }) });
    const rows = [row('3', { parent: '9' }), row('2', { parent: '1' }), row('0', { own: true }), row('4'), row('1')];
    expect(inFamilies(rows).map(({ id }) => id)).toEqual(['0', '3', '4', '1', '2']);
  });
});
