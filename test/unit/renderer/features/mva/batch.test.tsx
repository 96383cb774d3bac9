// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BatchView, Candidate } from '../../../../../shared/contract/batch.ts';
import { ok } from '../../../../../shared/outcome.ts';
import type { Double } from '../../double.ts';
import { openApp } from '../open-app.tsx';

const id = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const period = { kind: 'toMaaneder', number: 5, year: 2026 } as const;
const names = ['Aker AS', 'Bro AS', 'Dal AS', 'Elv AS'];

function candidate(index: number, more: Partial<Candidate> = {}): Candidate {
  return {
    returnId: id(index),
    client: { organisationNumber: `31000001${index}`, name: names[index] ?? '' },
    category: 'alminnelig',
    period,
    deadline: '2026-12-10',
    amount: 1000 * (index + 1),
    before: { period: { ...period, number: 4 }, amount: 1000 },
    outliers: [],
    figuresHash: `hash-${index}`,
    checked: false,
    release: null,
    notReleased: null,
    notSent: null,
    right: null,
    ...more,
  };
}

const hasErrors = { code: 'mva.hasErrors', params: {}, retryable: false, action: 'fixInput', sent: 'notSent' as const };
const four = [
  candidate(0),
  candidate(1, { release: { by: 'Nils Dal', at: '2026-11-21T08:00:00.000Z', despite: null }, amount: -500 }),
  candidate(2, { outliers: ['change'] }),
  candidate(3, { notReleased: hasErrors, notSent: hasErrors }),
];

function viewOf(state: BatchView['state'], states: readonly BatchView['rows'][number]['state'][]): BatchView {
  const rows = states.map((each, index) => ({
    returnId: id(index),
    filingId: null,
    client: candidate(index).client,
    category: 'alminnelig' as const,
    period,
    amount: 1000,
    state: each,
    sent: each === 'accepted' || each === 'sent' ? ('sent' as const) : ('notSent' as const),
    problem: null,
  }));
  const about = {
    id: id(9),
    jobId: 'job',
    channel: 'person' as const,
    startedBy: 'Ida',
    startedAt: '2026-11-21T08:00:00Z',
  };
  return { ...about, state, count: rows.length, rows };
}

function open(rows: readonly Candidate[] = four, prepare?: (double: Double) => void): Double {
  return openApp('#/mva/send', (double) => {
    double.handle('batch.candidates', () => ok({ rows: [...rows] }));
    double.handle('batch.list', () => ok({ batches: [] }));
    double.handle('batch.start', () => ok(viewOf('running', ['running'])));
    double.handle('batch.get', () => ok(viewOf('running', ['running'])));
    double.handle('batch.releaseMany', ({ returns }) => ok({ released: returns.length, refused: [] }));
    prepare?.(double);
  });
}

const box = (name: string) =>
  screen.findByRole<HTMLInputElement>('checkbox', { name: new RegExp(`Velg ${name}`) }, { timeout: 8_000 });
const button = (name: string | RegExp) => screen.findByRole('button', { name }, { timeout: 8_000 });

describe('choosing what is sent together', () => {
  it('has ticked what is ready and ordinary; what stands out is ticked by itself, what cannot go not at all', async () => {
    open();
    expect((await box('Aker AS')).checked).toBe(true);
    expect((await box('Bro AS')).checked).toBe(true);
    expect((await box('Dal AS')).checked).toBe(false);
    expect((await box('Elv AS')).disabled).toBe(true);
    const all = await screen.findByRole<HTMLInputElement>('checkbox', { name: /Velg alle/ });
    fireEvent.click(all);
    expect((await box('Aker AS')).checked).toBe(false);
    fireEvent.click(all);
    expect((await box('Aker AS')).checked).toBe(true);
    expect((await box('Dal AS')).checked).toBe(false);
    fireEvent.click(await box('Dal AS'));
    expect(await button('Send inn 3 meldinger')).toBeTruthy();
    const row = (await box('Elv AS')).closest('tr') as HTMLElement;
    expect(row.textContent).toContain('Har feil som må rettes');
    expect(within(row).getByRole('link', { name: 'Åpne Elv AS' }).getAttribute('href')).toContain(id(3));
  });

  it('names clients, amounts and totals once more before it sends, with the figures that were seen', async () => {
    const double = open();
    fireEvent.click(await button('Send inn 2 meldinger'));
    const dialog = screen.getByText('Sende inn 2 mva-meldinger?').closest('dialog') as HTMLElement;
    expect(dialog.textContent).toContain('Aker AS');
    expect(dialog.textContent?.replace(/\s/g, ' ')).toContain('Å betale 1 000 kr');
    expect(dialog.textContent?.replace(/\s/g, ' ')).toContain('Til gode 500 kr');
    expect(double.callsOf('batch.start')).toEqual([]);
    fireEvent.click(within(dialog).getByText('Send inn 2 meldinger'));
    await waitFor(() => expect(double.callsOf('batch.start')).toHaveLength(1));
    expect(double.callsOf('batch.start')[0]).toMatchObject({
      channel: 'systemUser',
      returns: [
        { returnId: id(0), figuresHash: 'hash-0' },
        { returnId: id(1), figuresHash: 'hash-1' },
      ],
    });
    await screen.findByText('Innsending av 1 mva-melding');
  });

  it('releases without sending, only what nobody has released', async () => {
    const double = open();
    fireEvent.click(await button('Frigi 1'));
    fireEvent.click(
      within(screen.getByText('Frigi 1 mva-melding?').closest('dialog') as HTMLElement).getByText('Frigi 1'),
    );
    await waitFor(() =>
      expect(double.callsOf('batch.releaseMany')).toMatchObject([{ returns: [{ returnId: id(0) }] }]),
    );
    expect(double.callsOf('batch.start')).toEqual([]);
  });

  it('takes a tick back when the figures change under it', async () => {
    let rows = [candidate(2, { outliers: ['change'] })];
    const double = open(rows, (own) => own.handle('batch.candidates', () => ok({ rows })));
    fireEvent.click(await box('Dal AS'));
    expect((await box('Dal AS')).checked).toBe(true);
    rows = [candidate(2, { outliers: ['change'], figuresHash: 'other' })];
    act(() => double.notify('mva.changed', { returnId: id(2) }));
    await waitFor(async () => expect((await box('Dal AS')).checked).toBe(false));
  });

  it('says when there is nothing to send', async () => {
    open([]);
    expect(await screen.findByText('Ingen meldinger venter på å bli sendt')).toBeTruthy();
  });
});

describe('a batch under way', () => {
  const look = (view: BatchView) =>
    openApp(`#/mva/send/${id(9)}`, (double) => {
      double.handle('batch.get', () => ok(view));
      double.handle('batch.stop', () => ok(viewOf('done', ['accepted', 'stopped'])));
      double.handle('batch.retry', () => ok(viewOf('running', ['accepted', 'waiting'])));
    });

  it('tells how many are sent and left, and stops after a confirmation', async () => {
    const double = look(viewOf('running', ['accepted', 'sent', 'running', 'waiting']));
    expect(await screen.findByText('Sendt 2')).toBeTruthy();
    expect(screen.getByText('Gjenstår 2')).toBeTruthy();
    fireEvent.click(await button('Stopp'));
    expect(double.callsOf('batch.stop')).toEqual([]);
    fireEvent.click(
      within(screen.getByText('Stoppe innsendingen?').closest('dialog') as HTMLElement).getByText('Stopp'),
    );
    await waitFor(() => expect(double.callsOf('batch.stop')).toEqual([{ batchId: id(9) }]));
  });

  it('asks for a login when it has ended, and goes on with all that waits', async () => {
    const double = look(viewOf('login', ['accepted', 'login', 'waiting']));
    double.handle('access.login', ({ purpose }) => ok({ purpose, state: 'none' }));
    double.handle('access.startLogin', ({ purpose }) =>
      ok({ purpose, state: 'waiting', url: 'https://login.idporten.no/x' }),
    );
    expect(await screen.findByText(/2 meldinger venter/)).toBeTruthy();
    fireEvent.click(await button('Logg inn og fortsett'));
    await waitFor(() => expect(double.callsOf('access.startLogin')).toEqual([{ purpose: 'filing' }]));
  });

  it('leads to the page of what was held back because of others’, and does not try it again', async () => {
    const view = viewOf('done', ['accepted', 'failed', 'failed']);
    const foundOthers = { ...hasErrors, code: 'mva.foundOthers', params: { client: 'Bro AS', count: 1 } };
    const rows = view.rows.map((row, index) => (index === 1 ? { ...row, problem: foundOthers } : row));
    const double = look({ ...view, rows });
    const link = await screen.findByRole('link', { name: 'Se og send derfra: Bro AS' });
    expect(link.getAttribute('href')).toContain(`/mva/${id(1)}`);
    expect(screen.getByText(/^Altinn har fra før en innsending for Bro AS/)).toBeTruthy();
    fireEvent.click(await button('Prøv 1 på nytt'));
    await waitFor(() => expect(double.callsOf('batch.retry')).toEqual([{ batchId: id(9), returnIds: [id(2)] }]));
  });

  it('tries those again that were not sent', async () => {
    const double = look(viewOf('done', ['accepted', 'failed', 'stopped']));
    fireEvent.click(await button('Prøv 2 på nytt'));
    await waitFor(() => expect(double.callsOf('batch.retry')).toEqual([{ batchId: id(9), returnIds: [id(1), id(2)] }]));
  });
});
