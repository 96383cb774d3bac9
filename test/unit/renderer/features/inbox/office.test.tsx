// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { monthDays, nextMonth, weeksOf } from '../../../../../renderer/features/inbox/due/months.ts';
import { uuidOf } from '../../../../preview/scenes/people.ts';
import { openApp } from '../open-app.tsx';

const message = uuidOf(5, 2);

describe('what an office adds to a message', () => {
  it('is seen beside the message and added to: note, day, person and tag', async () => {
    const double = openApp(`#/innboks/${message}`);
    const office = within(await screen.findByRole('region', { name: 'Hos oss' }));
    expect(await office.findByText('Hos Ingrid Solberg')).toBeTruthy();
    expect(office.getByText('Ringte klienten. Bilagene kommer på fredag.')).toBeTruthy();
    fireEvent.change(office.getByLabelText('Notat'), { target: { value: 'Sendt videre' } });
    fireEvent.click(office.getByRole('button', { name: 'Legg til notat' }));
    fireEvent.change(office.getByLabelText('Følg opp'), { target: { value: '2026-12-24' } });
    fireEvent.click(office.getByRole('button', { name: 'Fjern merket Klage' }));
    await waitFor(() => {
      expect(double.callsOf('office.addNote')).toEqual([{ dialogId: message, text: 'Sendt videre' }]);
      expect(double.callsOf('office.setFollowUp')).toEqual([{ dialogIds: [message], day: '2026-12-24' }]);
      expect(double.callsOf('office.setTag')).toEqual([{ dialogIds: [message], tag: 'Klage', on: false }]);
    });
    expect(await office.findByText('Sendt videre')).toBeTruthy();
  });
});

describe('the page of what is due', () => {
  it('asks for a month at a time, and saves it as a calendar', async () => {
    const double = openApp('#/innboks/frister');
    await screen.findByRole('table', { name: 'Kalender' });
    const asked = () => double.callsOf('office.due').at(-1);
    const first = asked()?.from ?? '';
    fireEvent.click(screen.getByRole('button', { name: 'Neste måned' }));
    await waitFor(() => expect(asked()?.from).toBe(`${nextMonth(first.slice(0, 7), 1)}-01`));
    fireEvent.change(screen.getByLabelText('Hos hvem'), { target: { value: uuidOf(8, 1) } });
    await waitFor(() => expect(asked()).toMatchObject({ personId: uuidOf(8, 1) }));
    fireEvent.click(screen.getByRole('button', { name: 'Eksporter til kalender' }));
    await waitFor(() =>
      expect(double.callsOf('office.exportDue')).toMatchObject([
        { ...asked(), words: { due: 'Frist', followUp: 'Oppfølging', from: 'Fra' } },
      ]),
    );
  });

  it('has whole weeks from Monday, over leap days and ends of years', () => {
    expect(weeksOf('2026-11')[0]).toEqual([
      ...['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30', '2026-10-31', '2026-11-01'],
    ]);
    expect(weeksOf('2027-02')).toHaveLength(4);
    expect(monthDays('2028-02')).toEqual({ first: '2028-02-01', last: '2028-02-29' });
    expect(nextMonth('2026-12', 1)).toBe('2027-01');
    expect(nextMonth('2027-01', -1)).toBe('2026-12');
  });
});

describe('the page of rules', () => {
  it('says each rule as a sentence, counts before it is used on those that are here, and takes new ones', async () => {
    const double = openApp('#/innboks/regler');
    expect(await screen.findByText('Fra Skatteetaten · Tittelen har «tvangsmulkt»')).toBeTruthy();
    expect(screen.getByText('Gis til Jonas Berg · Merkes Haster · Uten varsel')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Bruk på de som er her' }));
    const dialog = (await screen.findByText('Bruke regelen på 12 meldinger?')).closest('dialog') as HTMLElement;
    fireEvent.click(within(dialog).getByText('Bruk på de som er her'));
    await waitFor(() => expect(double.callsOf('office.applyRule')).toEqual([{ id: uuidOf(11, 0) }]));
    fireEvent.click(screen.getByRole('button', { name: 'Ny regel' }));
    fireEvent.change(screen.getByLabelText('Ord i tittelen'), { target: { value: 'purring' } });
    fireEvent.change(screen.getByLabelText('Merke'), { target: { value: 'Purring' } });
    fireEvent.click(screen.getByRole('button', { name: 'Lagre regelen' }));
    await waitFor(() =>
      expect(double.callsOf('office.saveRule')).toMatchObject([{ rule: { words: 'purring', tag: 'Purring' } }]),
    );
  });
});
