// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../../../../shared/outcome.ts';
import { people, uuidOf } from '../../../../preview/scenes/people.ts';
import { openApp } from '../open-app.tsx';

const at = (index: number) => `#/mva/${uuidOf(7, index)}`;
const section = () => screen.findByRole('region', { name: 'Kravet hos Skatteetaten' });

describe('the claim on the page of a return', () => {
  it('with another amount is a notice and no error, and both sets of payment details can be copied', async () => {
    const double = openApp(at(2));
    double.handle('app.copyText', () => ok({}));
    const claim = await section();
    expect(claim.textContent).toMatch(/Kravet er på 270\s123\skr, meldingen på 268\s923\skr/);
    expect(within(claim).queryByRole('alert')).toBeNull();
    expect(claim.textContent).toContain('Bruk dem som står på kravet.');
    fireEvent.click(within(claim).getByRole('button', { name: 'Kopier Konto, på kravet' }));
    fireEvent.click(within(claim).getByRole('button', { name: 'Kopier Konto, i meldingen' }));
    await waitFor(() =>
      expect(double.callsOf('app.copyText')).toEqual([{ text: '86010517198' }, { text: '76940512057' }]),
    );
    // What is the same is not shown twice.
    expect(within(claim).queryByRole('button', { name: /Kopier KID, på kravet/ })).toBeNull();
    expect(within(claim).getByRole('region', { name: 'Fastsatt av Skatteetaten for samme termin' })).toBeTruthy();
  });

  it('is waited for without a warning', async () => {
    openApp(at(3));
    const claim = await section();
    expect(claim.textContent).toContain('Venter på Skatteetaten');
    expect(claim.textContent).toMatch(/27\.\snov\.\s2026/);
    expect(claim.querySelector('.ds-alert')).toBeNull();
  });

  it('is said to be paid out when it was to the client’s credit', async () => {
    openApp(at(8));
    expect((await section()).textContent).toContain('Utbetalt');
  });

  it('that is not among the open ones can be looked for in its year, and then it is told', async () => {
    const double = openApp(at(13));
    const fetch = await screen.findByRole('button', { name: 'Hent kravene for 2026' });
    expect(double.callsOf('claims.year')).toEqual([]);
    const asked = double.callsOf('claims.ofReturn').length;
    fireEvent.click(fetch);
    await waitFor(() => expect(double.callsOf('claims.year')).toMatchObject([{ year: 2026 }]));
    await waitFor(() => expect(double.callsOf('claims.ofReturn').length).toBeGreaterThan(asked));
  });

  it('is not mentioned where claims are not in use', async () => {
    openApp(at(2), (double) => double.handle('claims.ofReturn', () => ok({ claim: null })));
    await screen.findByText('Betaling');
    expect(screen.queryByText('Kravet hos Skatteetaten')).toBeNull();
  });
});

describe('a claim that is of a return filed here', () => {
  it('leads to it', async () => {
    openApp(`#/krav/${people[0]?.organisationNumber}`);
    const link = await screen.findByText('Se mva-meldingen');
    expect(link.getAttribute('href')).toContain(uuidOf(7, 2));
  });
});

describe('Skatteetaten’s own calendar', () => {
  it('stands in the client’s panel in its own words, with both days where they differ', async () => {
    openApp(`#/krav/${people[0]?.organisationNumber}`);
    const list = await screen.findByRole('region', { name: 'Frister hos Skatteetaten' });
    expect(list.textContent).toMatch(/6\. termin 2026.*Vår frist: 10\.\sfeb\.\s2027\. Skatteetaten: 12\.\sfeb\.\s2027/);
    expect(within(list).getAllByText('Bekreftet av Skatteetaten')).toHaveLength(1);
    expect(list.textContent).toContain('Lever skattemelding for næring 2026');
  });

  it('confirms the deadline of a return with a mark that is read aloud', async () => {
    openApp(at(0));
    expect(await screen.findByText('Bekreftet av Skatteetaten')).toBeTruthy();
  });
});

describe('the list of payments', () => {
  it('says what is paid where it is known, with one question for all', async () => {
    const double = openApp('#/mva/betalinger');
    await waitFor(() => expect(screen.getAllByText('Gjort opp')).toHaveLength(3));
    expect(screen.getAllByText('Delvis betalt')).toHaveLength(3);
    expect(double.callsOf('claims.settledOf')).toHaveLength(1);
  });
});
