// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../../../shared/outcome.ts';
import { returns } from '../../../../preview/scenes/mva.ts';
import { uuidOf } from '../../../../preview/scenes/people.ts';
import type { Double } from '../../double.ts';
import { openApp } from '../open-app.tsx';

const at = (index: number) => `#/mva/${uuidOf(7, index)}`;
const button = (name: string | RegExp) => screen.findByRole('button', { name });

const loginUrl = 'https://login.idporten.no/authorize?client_id=klientbro';

function personChannel(double: Double): void {
  double.handle('settings.get', () => ok({ filingChannel: 'person', systemUserChannelAllowed: false }));
  double.handle('access.login', ({ purpose }) => ok({ purpose, state: 'none' }));
  double.handle('access.startLogin', ({ purpose }) => ok({ purpose, state: 'waiting', url: loginUrl }));
}

describe('the page of a return', () => {
  it('refuses a file for another organisation and says so before anything is sent', async () => {
    const double = openApp(at(1));
    const send = await button('Send inn for Nordlys Byggservice AS');
    expect(send.hasAttribute('disabled')).toBe(true);
    expect(document.getElementById(send.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      'organisasjonsnummeret i filen er ikke klientens',
    );
    expect(screen.getByText('Filen gjelder en annen enn Nordlys Byggservice AS')).toBeTruthy();
    fireEvent.click(send);
    expect(double.callsOf('mva.file')).toEqual([]);
  });

  it('cannot be filed while it has errors, and shows each at its line', async () => {
    openApp(at(7));
    expect((await button(/^Send inn for/)).hasAttribute('disabled')).toBe(true);
    const finding = screen.getByText(/Kode 98 finnes ikke i Skatteetatens kodeliste/);
    expect(finding.closest('tr')?.previousElementSibling?.textContent).toContain('98');
  });

  it('can be sent past its errors by somebody who says why, with rules and reason once more before it goes', async () => {
    const double = openApp(at(7));
    const send = await button(/^Send inn for/);
    const reason = screen.getByLabelText('Hvorfor sendes den likevel?');
    fireEvent.change(reason, { target: { value: 'ja' } });
    expect(send.hasAttribute('disabled')).toBe(true);
    fireEvent.change(reason, { target: { value: ' Koden er ny fra 1. november ' } });
    fireEvent.click(await button(/^Send inn for/));
    const dialog = screen.getByText(/^Sende inn mva-meldingen/).closest('dialog') as HTMLElement;
    expect(dialog.textContent).toMatch(/Sendes tross.*: Koden er ny fra 1. november/);
    fireEvent.click(within(dialog).getByText(/^Send inn for/));
    await waitFor(() => expect(double.callsOf('mva.file')).toMatchObject([{ despite: 'Koden er ny fra 1. november' }]));
  });

  it('is filed with the figures the person saw, after a confirmation that names client, term and amount', async () => {
    const double = openApp(at(0));
    fireEvent.click(await button('Send inn for Fjell og Fjord AS'));
    expect(double.callsOf('mva.file')).toEqual([]);
    const dialog = screen.getByText('Sende inn mva-meldingen for Fjell og Fjord AS?').closest('dialog') as HTMLElement;
    expect(dialog.textContent).toContain('5. termin 2026');
    expect(dialog.textContent).toMatch(/268\u202f923\u00a0kr å betale/);
    fireEvent.click(within(dialog).getByText('Send inn for Fjell og Fjord AS'));
    await waitFor(() =>
      expect(double.callsOf('mva.file')).toEqual([
        { returnId: uuidOf(7, 0), channel: 'systemUser', figuresHash: returns[0]?.figuresHash },
      ]),
    );
  });

  it('shows the office’s own control before it is filed: what is noted, in whose name, and what is not', async () => {
    const double = openApp(at(0));
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Avstemt mot regnskapet' }));
    await screen.findByText('Ingrid Solberg, 21. nov. 2026 09:05');
    fireEvent.change(screen.getByLabelText('Godkjent av klienten'), { target: { value: ' Berit Moe ' } });
    fireEvent.click(await button('Noter'));
    await screen.findByText('Berit Moe, 21. nov. 2026 09:05');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Avstemt mot regnskapet' }));
    await waitFor(() =>
      expect(double.callsOf('mva.noteControl').map(({ returnId: _, ...wish }) => wish)).toEqual([
        { control: 'reconciled', done: true },
        { control: 'clientApproved', done: true, approver: 'Berit Moe' },
        { control: 'reconciled', done: false },
      ]),
    );
    fireEvent.click(await button('Send inn for Fjell og Fjord AS'));
    const dialog = screen.getByText('Sende inn mva-meldingen for Fjell og Fjord AS?').closest('dialog') as HTMLElement;
    expect(dialog.textContent).toContain('Avstemt mot regnskapet: Ikke notert');
    expect(dialog.textContent).toMatch(/Godkjent av klienten: Berit Moe, 21\.\snov\.\s2026/);
  });

  it('as a correction shows what it changes of the one that was delivered', async () => {
    openApp(at(0), (double) => {
      const [draft, , accepted] = returns;
      if (!draft || !accepted) throw new Error('no scene');
      const delivered = { ...accepted, id: uuidOf(7, 90), client: draft.client, lines: draft.lines.slice(1) };
      double.handle('mva.list', () => ok({ returns: [draft, delivered] }));
    });
    const card = within(await screen.findByRole('region', { name: 'Korrigert melding' }));
    expect(card.getByText(/Denne meldingen erstatter hele den forrige/)).toBeTruthy();
    expect(card.getAllByRole('row').map((row) => row.textContent)[1]).toMatch(/^3.*460/);
    expect(card.getByText('Se den som er levert').getAttribute('href')).toContain(uuidOf(7, 90));
  });

  it('in the person channel waits for the login in the browser and then files once', async () => {
    const double = openApp(at(0), personChannel);
    fireEvent.click(await button('Logg inn og send for Fjell og Fjord AS'));
    const dialog = screen.getByText(/^Sende inn mva-meldingen/).closest('dialog') as HTMLElement;
    fireEvent.click(within(dialog).getByText(/^Logg inn og send/));
    await screen.findByText('Logg inn i nettleseren');
    expect(double.callsOf('app.openLink')).toEqual([{ url: loginUrl }]);
    expect(screen.getByText('Kopier lenken')).toBeTruthy();
    expect(double.callsOf('mva.file')).toEqual([]);
    double.handle('access.login', ({ purpose }) => ok({ purpose, state: 'loggedIn' }));
    double.notify('access.login', { purpose: 'filing', state: 'loggedIn' });
    double.notify('access.login', { purpose: 'filing', state: 'loggedIn' });
    await waitFor(() => expect(double.callsOf('mva.file')).toHaveLength(1));
    expect(double.callsOf('mva.file')[0]?.channel).toBe('person');
  });

  it('does not file when the login is cancelled', async () => {
    const double = openApp(at(0), personChannel);
    fireEvent.click(await button('Logg inn og send for Fjell og Fjord AS'));
    const dialog = screen.getByText(/^Sende inn mva-meldingen/).closest('dialog') as HTMLElement;
    fireEvent.click(within(dialog).getByText(/^Logg inn og send/));
    fireEvent.click(await button('Avbryt innloggingen'));
    double.notify('access.login', { purpose: 'filing', state: 'loggedIn' });
    expect(double.callsOf('access.cancelLogin')).toEqual([{ purpose: 'filing' }]);
    expect(double.callsOf('mva.file')).toEqual([]);
  });

  it('is printed by the system, or saved as PDF under the name of its term and shown where it lies', async () => {
    const double = openApp(at(0));
    double.handle('app.print', () => fail('app.printFailed', { retryable: true }));
    fireEvent.click(await button('Skriv ut'));
    expect(await screen.findByText(/Siden ble ikke skrevet ut/)).toBeTruthy();
    fireEvent.click(await button('Lagre som PDF'));
    fireEvent.click(await button('Vis i mappen'));
    await waitFor(() => expect(double.callsOf('app.showFile')).toEqual([{ handle: 'saved' }]));
    expect(double.callsOf('mva.savePdf')).toEqual([{ returnId: uuidOf(7, 0), term: '5. termin 2026' }]);
  });

  it('has on paper who controlled it, and who printed it in which environment', async () => {
    openApp(at(0));
    const foot = (await screen.findByText(/^Skrevet ut/)).closest('footer');
    expect(foot?.textContent).toContain('Avstemt mot regnskapet: Ikke notert');
    expect(foot?.textContent).toMatch(/av \S+.*Øving: Fiktive data/);
  });

  it('shows the verdict before the payment and the documents', async () => {
    openApp(at(2));
    const verdict = await screen.findByText('Skatteetaten har godtatt meldingen. Den er levert.');
    const payment = screen.getByText('Betaling');
    const documents = screen.getByText('Dokumenter');
    expect(verdict.compareDocumentPosition(payment) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(payment.compareDocumentPosition(documents) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(screen.queryByText('Foreløpig')).toBeNull();
  });

  it('calls the payment preliminary until the verdict is in, and copies plain digits', async () => {
    const double = openApp(at(3));
    expect(await screen.findByText('Foreløpig')).toBeTruthy();
    fireEvent.click(await button('Kopier kontonummer'));
    fireEvent.click(await button('Kopier KID'));
    await waitFor(() =>
      expect(double.callsOf('app.copyText')).toEqual([{ text: '76940512057' }, { text: '2600310000371005' }]),
    );
  });

  it('says that a rejected return counts as not filed, with the words of the authority', async () => {
    openApp(at(4));
    expect(await screen.findByRole('heading', { name: 'Avvist – regnes som ikke levert' })).toBeTruthy();
    expect(screen.getByText(/ikke registrert med alminnelig mva-melding/)).toBeTruthy();
    expect(screen.getByText('Meldingen er avvist. Ikke betal etter disse opplysningene.')).toBeTruthy();
  });

  it('offers no second filing while it is not known whether the first arrived', async () => {
    const double = openApp(at(5));
    await screen.findByText(/Vi vet ikke om meldingen for Elvebredden Gartneri AS kom fram/);
    expect(screen.queryByRole('button', { name: /^Send inn for/ })).toBeNull();
    fireEvent.click(await button('Undersøk nå'));
    await waitFor(() => expect(double.callsOf('mva.resume')).toEqual([{ filingId: uuidOf(8, 5) }]));
  });

  it('discards a draft only after a confirmation', async () => {
    const double = openApp(at(0));
    fireEvent.click(await button('Forkast utkastet'));
    expect(double.callsOf('mva.discard')).toEqual([]);
    fireEvent.click(await button('Forkast'));
    await waitFor(() => expect(double.callsOf('mva.discard')).toEqual([{ returnId: uuidOf(7, 0) }]));
  });

  it('saves a document and then shows where', async () => {
    const double = openApp(at(2));
    fireEvent.click(await button('Lagre kvittering.pdf'));
    fireEvent.click(await button('Vis i mappen'));
    await waitFor(() => expect(double.callsOf('app.showFile')).toEqual([{ handle: 'saved' }]));
    expect(screen.getByText('Lagret i nedlastinger')).toBeTruthy();
  });
});
