// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { DialogDetails } from '../../../../../shared/contract/reading.ts';
import { fail, failure, ok } from '../../../../../shared/outcome.ts';
import { uuidOf } from '../../../../preview/scenes/people.ts';
import type { Double } from '../../double.ts';
import { openApp } from '../open-app.tsx';

const opened = uuidOf(5, 1);
const unopened = uuidOf(5, 0);
const threaded = uuidOf(5, 5);
const beyond = uuidOf(5, 10);

/** The same message, changed. */
async function openChanged(id: string, change: (held: DialogDetails) => Partial<DialogDetails>): Promise<Double> {
  const scene = openApp('#/oversikt');
  const held = await scene.bridge.dialogs.get({ dialogId: id });
  if (!held.ok) throw new Error(held.error.code);
  scene.handle('dialogs.get', () => ok({ ...held.value, ...change(held.value) }));
  window.location.hash = `#/innboks/${id}`;
  return scene;
}

describe('the page of a message', () => {
  it('shows a text that came in the background, and still asks before it is opened', async () => {
    const double = openApp(`#/innboks/${uuidOf(5, 3)}`);
    expect(await screen.findByText(/uten at meldingen ble åpnet/)).toBeTruthy();
    expect(screen.getByText('Vedtak', { selector: 'h3' })).toBeTruthy();
    expect(screen.getByText(/^Merkes som åpnet for alle hos klienten/)).toBeTruthy();
    expect(double.callsOf('dialogs.open')).toEqual([]);
  });

  it('says that a message beyond us must be opened in Altinn', async () => {
    openApp(`#/innboks/${beyond}`);
    expect(await screen.findByText(/^Må åpnes i Altinn av en person\. Avsenderen krever høyere/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Prøv å åpne likevel' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Åpne i Altinn' })).toBeTruthy();
  });

  it('says what became of one that is gone, and offers nothing that cannot be', async () => {
    await openChanged(unopened, () => ({ gone: 'accessLost' }));
    expect(await screen.findByText(/gir ikke lenger tilgang til klientens meldinger/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Åpne meldingen' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Hent forsendelser/ })).toBeNull();
  });

  it('fetches an unchanged one again at once, and asks first where that shows once more', async () => {
    const same = openApp(`#/innboks/${opened}`);
    fireEvent.click(await screen.findByRole('button', { name: 'Hent på nytt' }));
    await waitFor(() => expect(same.callsOf('dialogs.open')).toHaveLength(1));
  });

  it('asks first where fetching it again shows once more', async () => {
    const changed = openApp(`#/innboks/${uuidOf(5, 9)}`);
    fireEvent.click(await screen.findByRole('button', { name: 'Hent på nytt' }));
    const dialog = (await screen.findByText('Hente meldingen på nytt?')).closest('dialog') as HTMLElement;
    expect(within(dialog).getByText(/^Merkes som åpnet for alle/)).toBeTruthy();
    expect(changed.callsOf('dialogs.open')).toEqual([]);
    fireEvent.click(within(dialog).getByText('Hent på nytt'));
    await waitFor(() => expect(changed.callsOf('dialogs.open')).toHaveLength(1));
  });

  it('tells at the text why it did not come', async () => {
    await openChanged(opened, ({ text }) => ({
      text: text && { ...text, body: '', problem: failure('dialogs.noAccess') },
    }));
    const body = await screen.findByLabelText('Meldingstekst');
    expect(within(body).getByText('Meldingen er åpnet, men teksten kom ikke.')).toBeTruthy();
    expect(within(body).getByText('Systemtilgangen gir ikke tilgang til denne meldingen.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Lagre Vedtak om tvangsmulkt.pdf' })).toBeTruthy();
  });

  it('fetches a transmission’s text on its own button, and none where it is not ours to see', async () => {
    const double = openApp(`#/innboks/${threaded}`);
    expect(await screen.findByText('Systemtilgangen gir ikke innsyn i denne forsendelsen.')).toBeTruthy();
    expect(double.callsOf('dialogs.openPart')).toEqual([]);
    const buttons = screen.getAllByRole('button', { name: 'Hent teksten' });
    expect(buttons).toHaveLength(1);
    fireEvent.click(buttons[0] as HTMLElement);
    await waitFor(() =>
      expect(double.callsOf('dialogs.openPart')).toEqual([{ dialogId: threaded, transmissionId: 't1' }]),
    );
  });

  it('asks for logs, and for why we see it, without opening', async () => {
    const double = openApp(`#/innboks/${unopened}`);
    fireEvent.click(await screen.findByRole('button', { name: 'Hent forsendelser og logg' }));
    fireEvent.click(screen.getByRole('button', { name: 'Spør Altinn' }));
    await waitFor(() =>
      expect(double.callsOf('dialogs.lookInto')).toEqual([
        { dialogId: unopened, what: 'history' },
        { dialogId: unopened, what: 'why' },
      ]),
    );
    expect(double.callsOf('dialogs.open')).toEqual([]);
  });

  it('tells who did what, and never offers to confirm', async () => {
    openApp(`#/innboks/${opened}`);
    expect(await screen.findByText('· Regnskapsklienter (oss)')).toBeTruthy();
    expect(screen.getByText('Varsel er sendt på e-post')).toBeTruthy();
    expect(screen.getByText('Bekreft').closest('button, a')).toBeNull();
    expect(screen.getByText('Svar på varselet').closest('button')).toBeTruthy();
    expect(screen.getByText('Regnskapsfører med signeringsrettighet')).toBeTruthy();
  });

  it('shows an image of what was fetched, and says so when a file cannot be shown', async () => {
    const double = openApp(`#/innboks/${opened}`);
    double.handle('dialogs.attachmentContent', () => ok({ name: 'bilde.png', kind: 'image/png', base64: 'AAAA' }));
    const show = await screen.findByRole('button', { name: 'Vis Vedtak om tvangsmulkt.pdf' });
    fireEvent.click(show);
    const image = await screen.findByAltText<HTMLImageElement>('bilde.png');
    expect(image.src).toBe('data:image/png;base64,AAAA');
    fireEvent.error(image);
    expect(await screen.findByText('Filen kan ikke vises. Lagre den og åpne den fra mappen.')).toBeTruthy();
  });

  it('says where the file is that is no PDF after all', async () => {
    const double = openApp(`#/innboks/${opened}`);
    double.handle('dialogs.attachmentContent', () => fail('dialogs.noPreview', { params: { name: 'a.pdf' } }));
    fireEvent.click(await screen.findByRole('button', { name: 'Vis Vedtak om tvangsmulkt.pdf' }));
    expect(await screen.findByText(/verken PDF eller et bilde/)).toBeTruthy();
  });

  it('leads to the return it is about', async () => {
    await openChanged(opened, () => ({ returnId: uuidOf(9, 9) }));
    const link = await screen.findByText('Gjelder mva-meldingen som er sendt inn herfra');
    expect(link.getAttribute('href')).toContain(`/mva/${uuidOf(9, 9)}`);
  });

  it('is led to from the return, once it is known', async () => {
    const returnId = uuidOf(7, 2);
    const double = openApp(`#/mva/${returnId}`, (held) =>
      held.handle('dialogs.ofReturn', () => ok({ dialogId: opened })),
    );
    const link = await screen.findByText('Se meldingen i innboksen');
    expect(link.getAttribute('href')).toContain(`/innboks/${opened}`);
    expect(double.callsOf('dialogs.ofReturn')).toEqual([{ returnId }]);
  });

  it('goes back to the list with Escape, unless something stands open above it', async () => {
    openApp(`#/innboks/${opened}`);
    fireEvent.click(await screen.findByRole('button', { name: 'tvangsmulkt' }));
    const dialog = screen.getByText('Åpne lenken i nettleseren?').closest('dialog') as HTMLElement;
    fireEvent.keyDown(within(dialog).getByText('Åpne www.skatteetaten.no'), { key: 'Escape' });
    const list = screen.getByRole('listbox', { name: 'Meldinger' });
    expect(document.activeElement).not.toBe(list);
    fireEvent.keyDown(screen.getByRole('article'), { key: 'Escape' });
    expect(document.activeElement).toBe(list);
  });
});
