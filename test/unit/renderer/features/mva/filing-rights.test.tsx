// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../../../shared/contract/batch.ts';
import type { FilingRight, FilingRightsView } from '../../../../../shared/contract/filing-rights.ts';
import type { ReturnView } from '../../../../../shared/contract/mva.ts';
import { failure, ok } from '../../../../../shared/outcome.ts';
import { returns } from '../../../../preview/scenes/mva.ts';
import type { Double } from '../../double.ts';
import { openApp } from '../open-app.tsx';

const id = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const names = ['Aker AS', 'Bro AS', 'Dal AS'];
const told = (fillIn: FilingRight['fillIn'], sign: FilingRight['sign']): FilingRight => ({
  fillIn,
  sign,
  source: 'altinn',
  checkedAt: '2026-11-22T08:00:00.000Z',
});
const rights = [told('yes', 'yes'), told('yes', 'no'), null];
const clientOf = (index: number) => ({ organisationNumber: `31000001${index}`, name: names[index] ?? '' });

const candidate = (index: number): Candidate => ({
  returnId: id(index),
  client: clientOf(index),
  category: 'alminnelig',
  period: { kind: 'toMaaneder', number: 5, year: 2026 },
  deadline: '2026-12-10',
  amount: 1000,
  before: null,
  outliers: [],
  figuresHash: `hash-${index}`,
  checked: false,
  release: null,
  notReleased: null,
  notSent: null,
  right: rights[index] ?? null,
});

const view: FilingRightsView = {
  person: { name: 'Kari Nordlie', loggedInAt: '2026-11-22T08:00:00.000Z' },
  readAt: '2026-11-22T08:00:00.000Z',
  problem: null,
  rows: names.map((_, index) => ({
    client: clientOf(index),
    right: rights[index] ?? null,
    others: index === 1 ? ['Ola Berg'] : [],
  })),
};

function open(answer: FilingRightsView = view, state: 'loggedIn' | 'none' = 'loggedIn'): Double {
  return openApp('#/mva/send', (double) => {
    double.handle('settings.get', () => ok({ filingChannel: 'person', systemUserChannelAllowed: true }));
    double.handle('batch.candidates', () => ok({ rows: names.map((_, index) => candidate(index)) }));
    double.handle('batch.list', () => ok({ batches: [] }));
    double.handle('batch.reach', ({ count }) =>
      ok({ count, perFilingMs: 1, measured: true, reaches: count, takesMs: 1 }),
    );
    double.handle('batch.start', () => ({ ok: false, error: failure('batch.unknown') }));
    double.handle('access.login', ({ purpose }) => ok({ purpose, state }));
    double.handle('access.startLogin', ({ purpose }) =>
      ok({ purpose, state: 'waiting' as const, url: 'https://idporten.no' }),
    );
    double.handle('app.openLink', () => ok({}));
    double.handle('filingRights.view', () => ok(answer));
    double.handle('filingRights.read', () => ok(answer));
  });
}

const note = () => screen.findByRole('region', { name: 'Fullmakter for den som logger inn' }, { timeout: 8_000 });
const box = (name: string) =>
  screen.findByRole<HTMLInputElement>('checkbox', { name: new RegExp(`Velg ${name}`) }, { timeout: 8_000 });

describe('sending by login where a right is missing', () => {
  it('names the clients, the person and the next step, and who else may', async () => {
    open();
    const text = (await note()).textContent ?? '';
    expect(text).toContain('1 klient kan ikke signeres av Kari Nordlie Bro AS');
    expect(text).toContain('Ola Berg kan signere for 1 av dem.');
    expect(text).toContain('Kari Nordlie kan levere for 1 klient. Ukjent for 1. Sjekket 22.');
    fireEvent.click(within(await note()).getByRole('link', { name: 'Se fullmaktene' }));
    const table = await screen.findByRole('region', { name: 'Fullmakt for hver klient' });
    const rows = within(table)
      .getAllByRole('row')
      .map((row) => row.textContent?.replace(/\s/g, ' '));
    expect(rows[1]).toContain('Bro AS310 000 011JaNei22. nov. 2026Fra AltinnOla Berg');
    expect(screen.getByText(/Regnskapsfører med signeringsrettighet/)).toBeTruthy();
  });

  it('does not tick what would be refused, and sends it only with a tick of its own', async () => {
    const double = open();
    expect((await box('Aker AS')).checked).toBe(true);
    expect((await box('Dal AS')).checked).toBe(true);
    const refused = await box('Bro AS');
    expect(refused.checked).toBe(false);
    expect(refused.closest('tr')?.textContent).toContain('Kan ikke signeres');
    expect((await box('Dal AS')).closest('tr')?.textContent).toContain('Fullmakt ikke kjent');
    fireEvent.click(refused);
    fireEvent.click(await screen.findByRole('button', { name: 'Send inn 3 meldinger' }));
    const dialog = screen.getByText('Sende inn 3 mva-meldinger?').closest('dialog') as HTMLElement;
    expect(dialog.textContent).toContain('Fullmakten mangler, prøves likevel');
    fireEvent.click(within(dialog).getByText('Send inn 3 meldinger'));
    await waitFor(() =>
      expect(double.callsOf('batch.start')).toMatchObject([{ channel: 'person', despiteRight: [id(1)] }]),
    );
  });

  it('asks Altinn again, or logs in first', async () => {
    const double = open();
    fireEvent.click(within(await note()).getByRole('button', { name: 'Sjekk på nytt' }));
    await waitFor(() => expect(double.callsOf('filingRights.read')).toHaveLength(1));
  });

  it('tells calmly that nothing is known yet', async () => {
    const double = open({ ...view, person: null, readAt: null, rows: [] }, 'none');
    expect((await note()).textContent).toContain('sjekkes når du logger inn');
    fireEvent.click(within(await note()).getByRole('button', { name: 'Logg inn og sjekk' }));
    await waitFor(() => expect(double.callsOf('access.startLogin')).toMatchObject([{ purpose: 'filing' }]));
  });

  it('is told of in the person channel alone', async () => {
    open();
    await note();
    fireEvent.click(screen.getByRole('radio', { name: 'Systemtilgang' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: /Fullmakter for/ })).toBeNull());
  });
});

describe('the page of one return', () => {
  const one = returns[0] as ReturnView;
  const [known] = view.rows;
  const about = (right: FilingRight | null) =>
    openApp(`#/mva/${one.id}`, (double) => {
      double.handle('settings.get', () => ok({ filingChannel: 'person', systemUserChannelAllowed: true }));
      const row = known && { ...known, client: one.client, right };
      double.handle('filingRights.view', () => ok({ ...view, rows: row ? [row] : [] }));
    });

  it('tells before the sending that whoever logs in may not sign, and lets them try', async () => {
    about({ fillIn: 'yes', sign: 'no', source: 'altinn', checkedAt: '2026-11-22T08:00:00.000Z' });
    await screen.findByText('Kari Nordlie har ikke fullmakt til å signere for klienten. Du kan likevel prøve.');
    expect(screen.getByRole('button', { name: /send for/ }).hasAttribute('disabled')).toBe(false);
    fireEvent.click(screen.getByRole('radio', { name: /Systemtilgang/ }));
    expect(screen.queryByText(/har ikke fullmakt/)).toBeNull();
  });

  it('says nothing where nothing is known', async () => {
    about(null);
    await screen.findByRole('button', { name: /send for/ });
    expect(screen.queryByText(/fullmakt/)).toBeNull();
  });
});
