// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { wrongNote } from '../../../../../renderer/features/mva/form/wrong-note.ts';
import { language } from '../../../../../shared/contract/common.ts';
import { returns } from '../../../../preview/scenes/mva.ts';
import { people, uuidOf } from '../../../../preview/scenes/people.ts';
import { openApp } from '../open-app.tsx';

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const dialogOf = (heading: string) => screen.getByRole('heading', { name: heading }).closest('dialog') as HTMLElement;

describe('a draft by hand', () => {
  it('is made for a client and a term of the kind its category has, and opens', async () => {
    const double = openApp('#/mva/ny');
    await screen.findByRole('heading', { name: 'Ny mva-melding' });
    const dialog = within(dialogOf('Ny mva-melding'));
    const choose = (label: string, value: string) =>
      fireEvent.change(dialog.getByLabelText(label), { target: { value } });
    const client = people[3]?.organisationNumber ?? '';
    await waitFor(() => expect(dialog.getByLabelText('Klient').querySelectorAll('option').length).toBeGreaterThan(5));
    choose('Klient', client);
    choose('Meldingstype', 'omvendtAvgiftsplikt');
    expect((dialog.getByLabelText('Leverer') as HTMLSelectElement).value).toBe('treMaaneder');
    expect(dialog.getByLabelText('Leverer').hasAttribute('disabled')).toBe(true);
    choose('Meldingstype', 'primaernaering');
    choose('Leverer', 'aar');
    fireEvent.click(dialog.getByText('Lag utkast'));
    await waitFor(() => expect(double.callsOf('form.create')).toHaveLength(1));
    expect(double.callsOf('form.create')[0]).toMatchObject({
      organisationNumber: client,
      category: 'primaernaering',
      period: { kind: 'aar' },
    });
    await screen.findByText(/^Laget for hånd 21\.\snov\.\s2026 09:05 av Ingrid Solberg/);
  });
});

describe('nullmeldinger', () => {
  const vouch = (index: number) =>
    screen.findByRole('checkbox', { name: `${people[index]?.name}: ingen omsetning og ingen fradrag i terminen` });

  it('are made of clients ticked one by one, each with the sentence it is about; there is no tick for all', async () => {
    const double = openApp('#/mva/nullmelding');
    const first = await vouch(12);
    const make = await button(/^Lag 0 nullmeldinger/);
    expect(make.hasAttribute('disabled')).toBe(true);
    expect(screen.queryByRole('checkbox', { name: /alle/i })).toBeNull();
    expect(screen.getAllByRole('checkbox').every((each) => !(each as HTMLInputElement).checked)).toBe(true);
    fireEvent.click(first);
    fireEvent.click(await vouch(14));
    fireEvent.click(await button('Lag 2 nullmeldinger'));
    await screen.findByText('1 nullmelding er laget');
    expect(double.callsOf('form.makeNull')).toEqual([
      {
        period: { kind: 'toMaaneder', number: 5, year: 2026 },
        organisationNumbers: [people[12]?.organisationNumber, people[14]?.organisationNumber],
        lateKnown: false,
      },
    ]);
    // One that could not be made says why, and stops nobody.
    expect(screen.getByRole('list', { name: 'Ikke laget' }).textContent).toContain(
      `Det finnes tall for ${people[14]?.name}`,
    );
    expect(screen.getByRole('link', { name: people[12]?.name ?? '' })).toBeTruthy();
  });

  it('cannot be made where something here speaks against it, and says what', async () => {
    openApp('#/mva/nullmelding');
    await vouch(12);
    const row = (await screen.findByText(people[13]?.name ?? '')).closest('li') as HTMLElement;
    expect(within(row).queryByRole('checkbox')).toBeNull();
    expect(row.textContent).toContain('Det finnes posteringer i terminen');
    expect(
      within(screen.getByText(people[15]?.name ?? '').closest('li') as HTMLElement).getByRole('link', {
        name: 'Se utkastet',
      }),
    ).toBeTruthy();
  });

  it('for a term past its deadline take a tick of their own, under the sentence that it cures nothing', async () => {
    const double = openApp('#/mva/nullmelding');
    await vouch(12);
    const terms = screen.getByLabelText('Termin');
    const late = [...terms.querySelectorAll('option')].find(({ textContent }) =>
      textContent?.includes('fristen er passert'),
    );
    fireEvent.change(terms, { target: { value: late?.value } });
    fireEvent.click(await vouch(12));
    await screen.findByText(/retter ikke opp at meldingen er forsinket/);
    expect((await button('Lag 1 nullmelding')).hasAttribute('disabled')).toBe(true);
    fireEvent.click(
      screen.getByRole('checkbox', { name: /hadde verken omsetning eller fradrag, og alle bilag er ført/ }),
    );
    fireEvent.click(await button('Lag 1 nullmelding'));
    await waitFor(() => expect(double.callsOf('form.makeNull')).toMatchObject([{ lateKnown: true }]));
  });
});

describe('feil klient eller termin', () => {
  const at = (index: number) => `#/mva/${uuidOf(7, index)}`;

  it('makes both drafts, sends nothing, and leaves the steps in order with the text for the client', async () => {
    const double = openApp(at(2));
    fireEvent.click(await button('Feil klient eller termin'));
    const dialog = within(dialogOf('Feil klient eller termin'));
    const client = people[5];
    await waitFor(() => expect(dialog.getByLabelText('Klient').querySelectorAll('option').length).toBeGreaterThan(5));
    expect(dialog.getByText('Lag utkastene').closest('button')?.hasAttribute('disabled')).toBe(true);
    // Where it went already is no other place.
    fireEvent.change(dialog.getByLabelText('Klient'), { target: { value: people[2]?.organisationNumber } });
    expect(dialog.getByText('Lag utkastene').closest('button')?.hasAttribute('disabled')).toBe(true);
    fireEvent.change(dialog.getByLabelText('Klient'), { target: { value: client?.organisationNumber } });
    fireEvent.click(dialog.getByText('Lag utkastene'));
    await dialog.findByText(/Ingenting er sendt/);
    expect(double.callsOf('form.putRight')).toMatchObject([
      { returnId: uuidOf(7, 2), organisationNumber: client?.organisationNumber },
    ]);
    const steps = dialog.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(steps[0]).toContain(`${people[2]?.name}, 5. termin 2026`);
    expect(steps[1]).toContain(`${client?.name}, 5. termin 2026`);
    const note = dialog.getByLabelText('Melding til klienten') as HTMLTextAreaElement;
    expect(note.value).toMatch(
      /Sendt ved en feil: 268\u202f923\u00a0kr å betale\nDet som skal gjelde: ingenting å betale/,
    );
    fireEvent.change(dialog.getByLabelText('Språk i meldingen'), { target: { value: 'nn' } });
    expect(note.value).toContain('Sendt ved ein feil');
    expect(double.callsOf('mva.file')).toEqual([]);
  });

  it('is offered only for what was sent and counts', async () => {
    openApp(at(0));
    await button('Rediger');
    expect(screen.queryByRole('button', { name: 'Feil klient eller termin' })).toBeNull();
  });

  it.each(language.options)('never names another client in what the client is told (%s)', (spoken) => {
    const [first, , wrong] = returns;
    if (!wrong || !first) throw new Error('no returns');
    const made = { putsRight: { ...wrong, lines: [], fastsattMerverdiavgift: '0' }, right: first, restores: false };
    const note = wrongNote(spoken, wrong, made, 'Solberg & Lie Regnskap AS');
    expect(note).toContain(wrong.client.name);
    expect(note).not.toContain(first.client.name);
    expect(note).not.toMatch(/\{\{|undefined/);
    const term = { ...made, right: { ...wrong, period: { ...wrong.period, number: 4 } } };
    expect(wrongNote(spoken, wrong, term, 'Solberg & Lie Regnskap AS')).toMatch(/4/);
  });
});
