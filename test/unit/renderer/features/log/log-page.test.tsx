// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../../../shared/outcome.ts';
import { openApp } from '../open-app.tsx';

const row = (sequence: number) => ({
  sequence,
  at: '2026-11-21T08:00:00.000Z',
  person: 'Amund Lie',
  act: 'mva.file',
  client: null,
  outcome: 'done' as const,
  params: { name: `rad ${sequence}` },
});
const page = (newest: number) => Array.from({ length: 200 }, (_, index) => row(newest - index));

describe('the log', () => {
  it('asks once for older rows that cannot be had, says so, and goes on when a person asks again', async () => {
    const before: number[] = [];
    let offline = true;
    openApp('#/logg', (double) => {
      double.handle('audit.list', (input) => {
        if (input.before === undefined) return ok({ rows: page(400), total: 400 });
        before.push(input.before);
        // An endless loop would starve the test: beyond this nothing is answered.
        if (before.length > 20) return new Promise(() => {});
        return offline ? fail('http.offline', { retryable: true }) : ok({ rows: page(200), total: 400 });
      });
    });
    await screen.findByText('Navn: rad 400');
    const box = screen.getByRole('region', { name: 'Logg' });
    await act(async () => {
      box.scrollTop = 200 * 800;
      fireEvent.scroll(box);
    });
    const retry = await screen.findByRole('button', { name: 'Prøv igjen' });
    expect(before).toEqual([201]);
    offline = false;
    fireEvent.click(retry);
    await screen.findByText('Viser 400 av 400');
    expect(before).toEqual([201, 201]);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Prøv igjen' })).toBeNull());
  });

  it('saves what the filter shows, in the words of the window, and shows where it lies', async () => {
    const asked: unknown[] = [];
    const shown: string[] = [];
    openApp('#/logg', (double) => {
      double.handle('audit.list', () => ok({ rows: page(200), total: 200 }));
      double.handle('audit.persons', () => ok({ persons: ['Amund Lie', 'Kari Lunde'] }));
      double.handle('audit.export', (input) => {
        asked.push(input);
        return ok({ handle: 'saved-1', name: 'Logg.csv', size: 10 });
      });
      double.handle('app.showFile', ({ handle }) => {
        shown.push(handle);
        return ok({});
      });
    });
    await screen.findByRole('option', { name: 'Kari Lunde' });
    fireEvent.change(screen.getByLabelText('Person'), { target: { value: 'Kari Lunde' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Lagre som regneark' }));
    await screen.findByText('Loggen er lagret i nedlastingsmappen');
    expect(asked).toMatchObject([{ person: 'Kari Lunde', name: 'Logg', words: { 'outcome.done': 'Utført' } }]);
    expect(shown).toEqual(['saved-1']);
  });
});
