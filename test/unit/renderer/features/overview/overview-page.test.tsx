// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { OutputOf } from '../../../../../shared/contract.ts';
import { ok } from '../../../../../shared/outcome.ts';
import { uuidOf } from '../../../../preview/scenes/people.ts';
import { openApp } from '../open-app.tsx';

const quiet: OutputOf<'overview.get'> = {
  rows: [],
  deadlinesNext14Days: 0,
  unread: 0,
  clientsWithoutAccess: 0,
  clientsOverdue: 0,
  nextDeadline: '2026-12-10',
};

describe('the overview', () => {
  it('says what to do, for whom and by when, with one button each', async () => {
    openApp('#/');
    const row = (await screen.findByText('Mva-meldingen er avvist – regnes som ikke levert')).closest('li');
    expect(row?.textContent).toContain('Skogstad Tannklinikk AS');
    expect(row?.textContent).toMatch(/Frist 10\.\u00a0des\.\u00a02026/);
    fireEvent.click(screen.getByRole('button', { name: 'Se hva som er feil' }));
    await waitFor(() => expect(window.location.hash).toBe(`#/mva/${uuidOf(7, 4)}`));
  });

  it('makes the first thing that can be done the primary one, not the waiting', async () => {
    openApp('#/');
    const primary = () => document.querySelectorAll('.todo [data-variant="primary"]');
    await waitFor(() => expect(primary()).toHaveLength(1));
    expect(primary()[0]?.textContent).toBe('Se hva som er feil');
  });

  it('has three figures that lead to what they count', async () => {
    openApp('#/');
    const links = [...(await screen.findByRole('navigation', { name: 'Nøkkeltall' })).querySelectorAll('a')];
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['34Mva-frister neste 14 dager', '#/mva'],
      ['41Uleste meldinger', '#/innboks'],
      ['4Klienter uten tilgang', '#/klienter'],
    ]);
  });

  it('says so when nothing waits, with the next deadline', async () => {
    openApp('#/', (double) => double.handle('overview.get', () => ok(quiet)));
    expect(await screen.findByText('Ingenting venter')).toBeTruthy();
    expect(screen.getByText('Neste frist er torsdag 10. desember.')).toBeTruthy();
  });

  it('leads to Tilgang before the set-up', async () => {
    const rows = [{ kind: 'setUp' as const, client: null, count: 1, by: null, to: '/tilgang' }];
    openApp('#/', (double) => double.handle('overview.get', () => ok({ ...quiet, rows })));
    fireEvent.click(await screen.findByRole('button', { name: 'Gå til Tilgang' }));
    await waitFor(() => expect(window.location.hash).toBe('#/tilgang'));
  });

  it('says who sets up, and leads nowhere, to someone who may not', async () => {
    const rows = [{ kind: 'setUp' as const, client: null, count: 1, by: null, to: '/tilgang' }];
    openApp('#/', (double) => {
      double.handle('overview.get', () => ok({ ...quiet, rows }));
      double.handle('people.mine', () => ok({ everything: true, setUp: false, rights: ['read'] }));
    });
    expect(await screen.findByText(/Be den som setter opp Klientbro hos dere, gjøre det/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Gå til Tilgang' })).toBeNull();
  });
});
