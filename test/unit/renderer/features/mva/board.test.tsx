// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { openApp } from '../open-app.tsx';

const cell = (name: RegExp) => screen.findByRole('link', { name });
const focused = () => document.activeElement?.getAttribute('aria-label') ?? '';
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
const selected = () =>
  [...document.querySelectorAll('[aria-selected="true"] a')].map(
    (each) => each.getAttribute('aria-label')?.split(':')[0],
  );

beforeEach(() => window.localStorage.clear());

describe('the board from the keyboard', () => {
  it('is one stop of Tab, and is walked with the arrow keys', async () => {
    openApp('#/mva');
    const first = await cell(/^Fjell og Fjord AS, 4\. termin/);
    first.focus();
    press('ArrowRight');
    expect(focused()).toMatch(/^Fjell og Fjord AS, 5\. termin/);
    expect([...document.querySelectorAll('.term-cell[tabindex="0"]')]).toEqual([document.activeElement]);
    press('ArrowDown');
    expect(focused()).not.toMatch(/^Fjell og Fjord AS/);
    expect(focused()).toContain('5. termin 2026');
  });

  it('selects with Space, widens with Shift and arrows, and lets go with Escape', async () => {
    openApp('#/mva');
    (await cell(/^Fjell og Fjord AS, 4\. termin/)).focus();
    press(' ');
    expect(selected()).toEqual(['Fjell og Fjord AS, 4. termin 2026']);
    press('ArrowRight', { shiftKey: true });
    press('ArrowLeft', { shiftKey: true });
    press('ArrowRight', { shiftKey: true });
    expect(selected()).toEqual(['Fjell og Fjord AS, 4. termin 2026', 'Fjell og Fjord AS, 5. termin 2026']);
    expect(screen.getByRole('status').textContent).toBe('2 terminer valgt');
    press('Escape');
    expect(selected()).toEqual([]);
  });

  it('selects all of the term with Ctrl + A, and under a filter all that it shows', async () => {
    openApp('#/mva');
    (await cell(/^Fjell og Fjord AS, 5\. termin/)).focus();
    press('a', { ctrlKey: true });
    const all = selected();
    expect(all.length).toBeGreaterThan(20);
    expect(all.every((name) => name?.endsWith('5. termin 2026'))).toBe(true);
    press('Escape');
    fireEvent.click(screen.getByRole('radio', { name: /^Avvist/ }));
    (await cell(/^Skogstad Tannklinikk AS, 5\. termin/)).focus();
    press('a', { ctrlKey: true });
    expect(selected()).toEqual(['Skogstad Tannklinikk AS, 5. termin 2026']);
  });

  it('selects with Ctrl and a click, and a range with Shift, without leaving the page', async () => {
    openApp('#/mva');
    fireEvent.click(await cell(/^Fjell og Fjord AS, 3\. termin/), { ctrlKey: true });
    fireEvent.click(await cell(/^Fjell og Fjord AS, 5\. termin/), { shiftKey: true });
    expect(selected()).toHaveLength(3);
    expect(window.location.hash).toBe('#/mva');
  });
});

describe('what is chosen on the board', () => {
  it('is marked as filed outside with day and name, undoable', async () => {
    const double = openApp('#/mva');
    (await cell(/^Osen Båtforening, 5\. termin/)).focus();
    press(' ');
    fireEvent.click(screen.getByRole('button', { name: 'Marker …' }));
    const dialog = within(await screen.findByRole('dialog', { name: '' }));
    fireEvent.change(dialog.getByLabelText('Levert dato'), { target: { value: '2026-11-20' } });
    fireEvent.change(dialog.getByLabelText('Levert av'), { target: { value: 'Jonas Vik' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Marker' }));
    await waitFor(() =>
      expect(double.callsOf('board.mark')).toMatchObject([
        { what: { kind: 'filedOutside', on: '2026-11-20', who: 'Jonas Vik' }, places: [{ category: 'alminnelig' }] },
      ]),
    );
    fireEvent.click(await screen.findByRole('button', { name: 'Angre' }));
    await waitFor(() => expect(double.callsOf('board.unmark')).toHaveLength(1));
  });

  it('is noted as checked, each draft of it', async () => {
    const double = openApp('#/mva');
    (await cell(/^Fjell og Fjord AS, 5\. termin/)).focus();
    press(' ');
    fireEvent.click(screen.getByRole('button', { name: 'Noter kontrollert' }));
    await waitFor(() => expect(double.callsOf('mva.noteControl')).toMatchObject([{ control: 'checked', done: true }]));
  });
});

describe('the view of the board', () => {
  it('is kept until the next time', async () => {
    openApp('#/mva');
    fireEvent.change(await screen.findByRole('combobox', { name: 'Frist' }), { target: { value: 'twoWeeks' } });
    fireEvent.change(screen.getByLabelText('Finn klient'), { target: { value: 'fjell' } });
    expect(JSON.parse(window.localStorage.getItem('mva.board') ?? '')).toMatchObject({
      text: 'fjell',
      due: 'twoWeeks',
    });
  });

  it('goes a year back and forth', async () => {
    const double = openApp('#/mva');
    fireEvent.click(await screen.findByRole('button', { name: 'Vis eldre terminer' }));
    await waitFor(() => expect(double.callsOf('mva.terms')).toContainEqual({ yearsBack: 1 }));
    fireEvent.click(await screen.findByRole('button', { name: 'Vis nyere terminer' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Vis nyere terminer' })).toBeNull());
  });
});
