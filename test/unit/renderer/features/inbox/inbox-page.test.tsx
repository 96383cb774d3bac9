// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { uuidOf } from '../../../../preview/scenes/people.ts';
import { openApp } from '../open-app.tsx';

const unopened = uuidOf(5, 0);
const opened = uuidOf(5, 1);
const options = () => screen.findAllByRole('option');

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
    expect([...document.querySelectorAll('mark')].every((mark) => mark.textContent === 'Tvangsmulkt')).toBe(true);
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
        limit: 200,
      }),
    );
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
      expect(double.callsOf('dialogs.setDone')).toEqual([
        { dialogId: unopened, done: true },
        { dialogId: unopened, done: false },
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
