import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../../../shared/outcome.ts';
import { people } from '../../../../preview/scenes/people.ts';
import { openApp } from '../open-app.tsx';

const rowsShown = async () => {
  const table = await screen.findByRole('table');
  return within(table)
    .getAllByRole('link')
    .map((link) => link.textContent);
};
const [late] = people;

describe('the page of what clients owe', () => {
  it('stands between Mva and Innboks, and puts first whoever has the most overdue', async () => {
    openApp('#/krav');
    const names = [...(await screen.findByRole('navigation', { name: 'Hovedmeny' })).querySelectorAll('a')].map(
      (link) => link.textContent?.replace(/\d.*/, '') ?? '',
    );
    expect(names.slice(2, 5)).toEqual(['Mva', 'Krav', 'Innboks']);
    await rowsShown();
    const table = screen.getByRole('table');
    const overdue = [...table.querySelectorAll('td.late')].map((cell) =>
      Number((cell.textContent ?? '').replace(/\D/g, '')),
    );
    expect(overdue.length).toBeGreaterThan(1);
    expect(overdue).toEqual(overdue.toSorted((a, b) => b - a));
  });

  it('narrows to those who have a fine, and says so when nobody is found', async () => {
    openApp('#/krav');
    fireEvent.click(await screen.findByRole('radio', { name: /^Tvangsmulkt/ }));
    for (const row of within(screen.getByRole('table')).getAllByRole('row').slice(1))
      if (row.textContent) expect(row.textContent).toContain('Tvangsmulkt');
    fireEvent.change(screen.getByRole('searchbox', { name: 'Søk etter klient' }), { target: { value: 'finnes ikke' } });
    expect(await screen.findByText('Ingen klienter passer')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Vis alle' }));
    expect((await rowsShown()).length).toBeGreaterThan(3);
  });

  it('has an address for those that are overdue, which the overview leads to, and counts them in the navigation', async () => {
    openApp('#/krav/forfalt');
    const chip = (await screen.findByRole('radio', { name: /^Forfalt/ })) as HTMLInputElement;
    expect(chip.checked).toBe(true);
    expect(screen.queryByRole('complementary')).toBeNull();
    expect((await screen.findByRole('link', { name: /^Krav/ })).textContent).toContain('13 venter');
  });

  it('tells what to order, of whom, while it is not in use, and nothing else', async () => {
    const double = openApp('#/krav', (own) => {
      own.handle('claims.list', () =>
        ok({ locked: { missing: ['claims'], chosen: false }, problem: null, rows: [], weeks: [] }),
      );
      own.handle('agreements.chooseTasks', () => fail('engine.notRunning'));
    });
    const begin = await screen.findByRole('button', { name: 'Ta i bruk Krav' });
    expect(screen.getByText(/bestilles hos Skatteetaten/)).toBeTruthy();
    await waitFor(() => expect(begin.hasAttribute('disabled')).toBe(false));
    fireEvent.click(begin);
    await waitFor(() => expect(double.callsOf('agreements.chooseTasks')[0]?.tasks).toContain('claims'));
    expect(screen.queryByRole('table')).toBeNull();
  });
});

describe('the panel of one client’s claims', () => {
  it('asks when it opens, and has every number of a claim ready to copy, plain', async () => {
    const double = openApp(`#/krav/${late?.organisationNumber}`);
    double.handle('app.copyText', () => ok({}));
    const panel = await screen.findByRole('complementary', { name: late?.name ?? '' });
    await waitFor(() =>
      expect(double.callsOf('claims.look')).toEqual([{ organisationNumber: late?.organisationNumber, force: false }]),
    );
    const [first] = within(panel).getAllByRole('button', { name: 'Kopier KID', hidden: true });
    if (!first) throw new Error('no KID to copy');
    fireEvent.click(first);
    await waitFor(() => expect(double.callsOf('app.copyText')).toEqual([{ text: '310001234598765' }]));
    expect(panel.textContent).not.toMatch(/Betal nå|Betal\b(?!t)/);
  });

  it('shows Skatteetaten’s own sums, what moved since somebody looked, and takes that away when it is seen', async () => {
    const double = openApp(`#/krav/${late?.organisationNumber}`);
    const moved = await screen.findByRole('region', { name: 'Endret siden sist noen så på' });
    expect(moved.textContent).toContain('Forsinkelsesrente');
    expect(screen.getByText('Skatteetatens egne summer, i kroner')).toBeTruthy();
    fireEvent.click(within(moved).getByRole('button', { name: 'Sett' }));
    await waitFor(() => expect(double.callsOf('claims.seen')).toHaveLength(1));
  });

  it('fetches a year only when somebody wants it', async () => {
    const double = openApp(`#/krav/${late?.organisationNumber}`);
    const show = await screen.findByRole('button', { name: 'Vis innbetalinger, utbetalinger og oppgjorte krav' });
    expect(double.callsOf('claims.year')).toEqual([]);
    fireEvent.click(show);
    await waitFor(() => expect(double.callsOf('claims.year')).toHaveLength(1));
    expect(await screen.findByText('1 innbetaling')).toBeTruthy();
  });
});
