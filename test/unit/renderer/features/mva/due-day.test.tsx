// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { dueDays } from '../../../../../renderer/features/mva/board/due-day.ts';
import type { TermCell } from '../../../../../shared/contract/mva.ts';
import { returns } from '../../../../preview/scenes/mva.ts';
import { termCell } from '../../../../support/term-cell.ts';
import { openApp } from '../open-app.tsx';

const days = (cells: Partial<TermCell>[], today = '2026-12-10') =>
  dueDays({ terms: [], cells: cells.map((cell) => termCell(cell)) }, today).map(
    ({ day, total, done, groups }) => `${day} ${done}/${total} ${groups.map(({ state }) => state).join(',')}`,
  );
const outside = {
  id: '00000001-0000-4000-8000-000000000001',
  kind: 'filedOutside' as const,
  on: '2026-12-01',
  who: 'Ida',
  note: '',
  standing: false,
  notedBy: 'Ida',
  notedAt: '2026-12-01T08:00:00.000Z',
};

describe('deadline day', () => {
  it('gathers clients by day and how far they have come, and counts what is delivered', () => {
    const cells = [{}, { state: 'draft' as const }, { state: 'accepted' as const }, { mark: outside }];
    expect(days(cells)).toEqual(['2026-12-10 2/4 missing,draft,accepted,filedOutside']);
  });

  it('keeps a day that has passed until it is met, and leaves out what others deliver', () => {
    const deliveredBy = { organisationNumber: '310000027', name: 'Konsern' };
    expect(days([{ deadline: '2026-12-09' }, { deadline: '2026-12-08', state: 'accepted' }, { deliveredBy }])).toEqual([
      '2026-12-09 0/1 overdue',
    ]);
  });

  it('shows the next deadline when none is near', () => {
    expect(days([{ deadline: '2027-02-10' }, { deadline: '2027-04-12' }])).toEqual(['2027-02-10 0/1 upcoming']);
  });

  it('says whether the services answer', async () => {
    openApp('#/mva/frist');
    const services = within(await screen.findByRole('region', { name: /^Tjenestene/ }));
    expect((await services.findByText('ID-porten')).closest('li')?.textContent).toContain('Svarer ikke');
  });
});

describe('filing a return oneself', () => {
  const first = returns[0];
  const address = `#/mva/${first?.id}/lever-selv`;

  it('copies each number plain', async () => {
    const double = openApp(address);
    const row = (await screen.findAllByRole('row')).find((each) => each.textContent?.includes('201'));
    fireEvent.click(within(row as HTMLElement).getByRole('button', { name: /Merverdiavgift$/ }));
    await waitFor(() => expect(double.callsOf('app.copyText')).toEqual([{ text: '-201480' }]));
  });

  it('notes the term as filed outside, with date and name', async () => {
    const double = openApp(address);
    fireEvent.click(await screen.findByRole('button', { name: 'Marker som levert utenfor Klientbro' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Marker' }));
    await waitFor(() =>
      expect(double.callsOf('board.mark')).toMatchObject([
        { what: { kind: 'filedOutside', who: 'Ingrid Solberg' }, places: [{ period: first?.period }] },
      ]),
    );
    await waitFor(() => expect(window.location.hash).toBe('#/mva'));
  });
});
