// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ok } from '../../../../../shared/outcome.ts';
import { uuidOf } from '../../../../preview/scenes/people.ts';
import { openApp } from '../open-app.tsx';

const unopened = uuidOf(5, 0);
const opened = uuidOf(5, 1);
const options = async () => within(await screen.findByRole('listbox', { name: 'Meldinger' })).findAllByRole('option');

describe('the inbox', () => {
  it('shows what is held locally without opening anything with the authority', async () => {
    const double = openApp('#/innboks');
    fireEvent.click((await options())[0] as HTMLElement);
    expect(
      await screen.findByText(/^Merkes som åpnet for alle hos klienten, med systemtilgangens navn\./),
    ).toBeTruthy();
    expect(double.callsOf('dialogs.get')).toEqual([{ dialogId: unopened }]);
    expect(double.callsOf('dialogs.open')).toEqual([]);
  });

  it('asks for what the filters offer after the first rows, which would have to wait for it', async () => {
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const double = openApp('#/innboks', (each) =>
      each.handle('dialogs.list', () => held.then(() => ok({ rows: [], total: 0, more: false }))),
    );
    await waitFor(() => expect(double.callsOf('dialogs.list')).toHaveLength(1));
    expect(double.callsOf('messages.choices')).toEqual([]);
    answer();
    await waitFor(() => expect(double.callsOf('messages.choices')).toHaveLength(1));
  });

  it('keeps the message that is chosen right after the words were typed', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    onTestFinished(() => void vi.useRealTimers());
    openApp('#/innboks');
    fireEvent.change(await screen.findByLabelText('Søk i meldinger'), { target: { value: 'tvangsmulkt' } });
    fireEvent.click((await options())[0] as HTMLElement);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(window.location.hash).toMatch(/^#\/innboks\/sok\/.*tvangsmulkt.*\/[0-9a-f-]{36}$/);
  });

  it('opens only on the click, and stops warning for the day when asked to', async () => {
    const double = openApp(`#/innboks/${unopened}`);
    fireEvent.click(await screen.findByLabelText('Ikke spør igjen i dag'));
    fireEvent.click(screen.getByRole('button', { name: 'Åpne meldingen' }));
    expect(await screen.findByText('Vedlegg')).toBeTruthy();
    expect(double.callsOf('dialogs.open')).toEqual([{ dialogId: unopened }]);
    window.location.hash = `#/innboks/${uuidOf(5, 2)}`;
    expect(await screen.findByRole('button', { name: 'Åpne meldingen' })).toBeTruthy();
    expect(screen.queryByText(/^Merkes som åpnet/)).toBeNull();
  });

  it('marks the words that a search found', async () => {
    openApp('#/innboks');
    fireEvent.change(await screen.findByLabelText('Søk i meldinger'), { target: { value: 'tvangsmulkt' } });
    await waitFor(() => expect(document.querySelectorAll('mark').length).toBeGreaterThan(0));
    expect([...document.querySelectorAll('mark')].every((mark) => /^tvangsmulkt$/i.test(mark.textContent ?? ''))).toBe(
      true,
    );
    expect(screen.queryByText('I dag')).toBeNull();
  });

  it('asks for what the filters say', async () => {
    const double = openApp('#/innboks');
    const show =
      screen.queryByRole('button', { name: 'Vis filtre' }) ?? (await screen.findByRole('button', { name: /filtre$/ }));
    if (show.getAttribute('aria-label') === 'Vis filtre') fireEvent.click(show);
    fireEvent.click(screen.getByLabelText('Bare uleste'));
    fireEvent.click(screen.getByLabelText('Skjul ferdige'));
    await waitFor(() =>
      expect(double.callsOf('dialogs.list').at(-1)).toEqual({
        unreadOnly: true,
        hideDone: true,
        offset: 0,
        limit: 40,
      }),
    );
  });

  it('keeps filters in the address, shows them as chips, and takes each away by itself or all at once', async () => {
    const double = openApp(`#/innboks/sok/${encodeURIComponent('owners=Skatteetaten&unreadOnly=1&hideDone=1')}`);
    const chips = await screen.findByRole('region', { name: 'Valgte filtre' });
    const asked = () => double.callsOf('dialogs.list').at(-1);
    await waitFor(() => expect(asked()).toMatchObject({ owners: ['Skatteetaten'], unreadOnly: true, hideDone: true }));
    fireEvent.click(within(chips).getByRole('button', { name: 'Fjern filteret Skatteetaten' }));
    await waitFor(() => expect(window.location.hash).toBe('#/innboks/sok/unreadOnly%3D1%26hideDone%3D1'));
    window.history.back();
    await waitFor(() => expect(asked()).toMatchObject({ owners: ['Skatteetaten'] }));
    fireEvent.click(within(await screen.findByRole('region', { name: 'Valgte filtre' })).getByText('Nullstill'));
    await waitFor(() => expect(window.location.hash).toBe('#/innboks'));
    expect(screen.queryByRole('region', { name: 'Valgte filtre' })).toBeNull();
  });

  it('comes back with the filters that were left, and without what was searched for', async () => {
    openApp('#/innboks');
    await options();
    fireEvent.click(screen.getByRole('button', { name: 'Vis filtre' }));
    fireEvent.click(screen.getByLabelText('Bare uleste'));
    await waitFor(() => expect(window.location.hash).toBe('#/innboks/sok/unreadOnly%3D1'));
    cleanup();
    openApp('#/innboks');
    await waitFor(() => expect(window.location.hash).toBe('#/innboks/sok/unreadOnly%3D1'));
    cleanup();
    // Somebody else on the same machine has not left any.
    openApp('#/innboks', (double) => {
      const here = { id: uuidOf(8, 1), name: 'Jonas Berg', provedBy: 'said' as const };
      const choices = [{ id: here.id, name: here.name }];
      double.handle('people.here', () => ok({ asks: false, here, choices, accountKnown: true, idleMinutes: 0 }));
    });
    await options();
    expect(window.location.hash).toBe('#/innboks');
  });

  it('asks for other words while they are typed, and keeps the old rows until the new ones are here', async () => {
    const double = openApp('#/innboks');
    const [first] = await options();
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    double.handle('dialogs.list', async () => {
      await held;
      return { ok: true, value: { rows: [], total: 0, more: false } };
    });
    fireEvent.change(await screen.findByLabelText('Søk i meldinger'), { target: { value: 'finnes ikke' } });
    await waitFor(() => expect(double.callsOf('dialogs.list').at(-1)).toMatchObject({ search: 'finnes ikke' }));
    expect((await options())[0]?.id).toBe(first?.id);
    answer();
    expect(await screen.findByText('Ingen meldinger passer')).toBeTruthy();
  });

  it('asks only for the newest words of those that were typed while an answer was out', async () => {
    const double = openApp('#/innboks');
    await options();
    const answers: (() => void)[] = [];
    double.handle('dialogs.list', async () => {
      await new Promise<void>((resolve) => answers.push(resolve));
      return { ok: true, value: { rows: [], total: 0, more: false } };
    });
    const field = await screen.findByLabelText('Søk i meldinger');
    const typed = () => double.callsOf('dialogs.list').flatMap(({ search }) => search ?? []);
    for (const value of ['m', 'mv', 'mva']) fireEvent.change(field, { target: { value } });
    await waitFor(() => expect(typed()).toEqual(['m']));
    expect(await options()).not.toHaveLength(0);
    answers[0]?.();
    await waitFor(() => expect(typed()).toEqual(['m', 'mva']));
    // What "m" found nobody waits for any more.
    expect(await options()).not.toHaveLength(0);
    answers[1]?.();
    expect(await screen.findByText('Ingen meldinger passer')).toBeTruthy();
  });

  it('chooses many with the keyboard and finishes them together, with a way back', async () => {
    const double = openApp(`#/innboks/${unopened}`);
    await options();
    const list = screen.getByRole('listbox', { name: 'Meldinger' });
    fireEvent.keyDown(list, { key: 'x' });
    fireEvent.keyDown(list, { key: 'j' });
    await waitFor(() => expect(window.location.hash).toBe(`#/innboks/${opened}`));
    fireEvent.keyDown(list, { key: 'x' });
    const bar = await screen.findByRole('region', { name: '2 valgt' });
    fireEvent.click(within(bar).getByRole('button', { name: 'Ferdig hos oss' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Angre' }));
    await waitFor(() =>
      expect(double.callsOf('office.setDone')).toEqual([
        { dialogIds: [unopened, opened], done: true },
        { dialogIds: [unopened, opened], done: false },
      ]),
    );
    expect(screen.queryByRole('region', { name: '2 valgt' })).toBeNull();
  });

  it('finishes the open message with e', async () => {
    const double = openApp(`#/innboks/${unopened}`);
    await options();
    fireEvent.keyDown(screen.getByRole('listbox', { name: 'Meldinger' }), { key: 'e' });
    await waitFor(() => expect(double.callsOf('office.setDone')).toEqual([{ dialogIds: [unopened], done: true }]));
  });

  it('keeps a search under a name, and opens it again', async () => {
    const double = openApp(`#/innboks/sok/${encodeURIComponent('search=purring')}`);
    const show = await screen.findByRole('button', { name: /filtre$/ });
    if (show.getAttribute('aria-label') === 'Vis filtre') fireEvent.click(show);
    fireEvent.click(await screen.findByRole('button', { name: 'Lagre søket' }));
    fireEvent.change(screen.getByLabelText('Navn på søket'), { target: { value: 'Alle purringer' } });
    fireEvent.click(screen.getByText('Lagre', { selector: 'button' }));
    await waitFor(() =>
      expect(double.callsOf('messages.saveSearch')).toEqual([
        { name: 'Alle purringer', filter: { search: 'purring' } },
      ]),
    );
    fireEvent.click(await screen.findByRole('button', { name: 'Tvangsmulkt' }));
    await waitFor(() =>
      expect(double.callsOf('dialogs.list').at(-1)).toMatchObject({ search: 'tvangsmulkt', hideDone: true }),
    );
    expect(screen.getByLabelText<HTMLInputElement>('Søk i meldinger').value).toBe('tvangsmulkt');
  });

  it('moves with the arrow keys and tells which message it points at', async () => {
    openApp(`#/innboks/${unopened}`);
    await options();
    const list = screen.getByRole('listbox', { name: 'Meldinger' });
    fireEvent.keyDown(list, { key: 'ArrowDown' });
    await waitFor(() => expect(window.location.hash).toBe(`#/innboks/${opened}`));
    expect(list.getAttribute('aria-activedescendant')).toBe(`message-${opened}`);
  });

  it('"Ferdig hos oss" is local and can be undone', async () => {
    const double = openApp(`#/innboks/${unopened}`);
    fireEvent.click(await screen.findByRole('button', { name: 'Ferdig hos oss' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Angre' }));
    await waitFor(() =>
      expect(double.callsOf('office.setDone')).toEqual([
        { dialogIds: [unopened], done: true },
        { dialogIds: [unopened], done: false },
      ]),
    );
  });

  it('says where a link in a message goes before the browser opens', async () => {
    const double = openApp(`#/innboks/${opened}`);
    fireEvent.click(await screen.findByRole('button', { name: 'tvangsmulkt' }));
    expect(double.callsOf('app.openLink')).toEqual([]);
    const dialog = screen.getByText('Åpne lenken i nettleseren?').closest('dialog') as HTMLElement;
    fireEvent.click(within(dialog).getByText('Åpne www.skatteetaten.no'));
    await waitFor(() =>
      expect(double.callsOf('app.openLink')).toEqual([{ url: 'https://www.skatteetaten.no/tvangsmulkt/' }]),
    );
  });

  it('saves an attachment that is there and not one that is gone', async () => {
    const double = openApp(`#/innboks/${opened}`);
    fireEvent.click(await screen.findByRole('button', { name: 'Lagre Vedtak om tvangsmulkt.pdf' }));
    await waitFor(() =>
      expect(double.callsOf('dialogs.saveAttachment')).toEqual([{ dialogId: opened, attachmentId: 'a1' }]),
    );
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Lagre Tidligere brev.pdf' }).disabled).toBe(true);
  });

  it('tells which clients could not be fetched for', async () => {
    openApp('#/innboks');
    expect(await screen.findByText('Meldinger kunne ikke hentes for 2 klienter')).toBeTruthy();
    expect(screen.getAllByText('Systemtilgangen gir ikke tilgang til denne meldingen.')).toHaveLength(2);
  });
});
