// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { fail } from '../../../../../shared/outcome.ts';
import { returns } from '../../../../preview/scenes/mva.ts';
import { uuidOf } from '../../../../preview/scenes/people.ts';
import { openApp } from '../open-app.tsx';

const at = (index: number) => `#/mva/${uuidOf(7, index)}`;
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const field = (name: RegExp) => screen.findByRole('textbox', { name });
const first = async (name: RegExp) => (await screen.findAllByRole('textbox', { name }))[0] as HTMLInputElement;
const plain = (text: string) => text.replace(/\u202f/g, ' ').replace(/\u2212/g, '-');
const form = () => screen.getByRole('region', { name: 'Meldingen' });

async function edit(index = 0, change?: Parameters<typeof openApp>[1]) {
  const double = openApp(at(index), change);
  fireEvent.click(await button('Rediger'));
  return double;
}

function write(input: HTMLElement, value: string): void {
  fireEvent.change(input, { target: { value } });
  fireEvent.blur(input);
}

describe('the form of a draft', () => {
  it('keeps an amount when one leaves its field, with the tax it gives and the total of the lines', async () => {
    const double = await edit();
    write(await first(/^Grunnlag, kode 3 /), '2 000 000,00');
    await waitFor(() => expect(double.callsOf('form.change')).toHaveLength(1));
    const [sent] = double.callsOf('form.change');
    expect(sent?.value.lines[0]).toMatchObject({ grunnlag: '2000000', merverdiavgift: '500000' });
    expect(plain((await first(/^Merverdiavgift, kode 3 /)).value)).toBe('500 000');
    await waitFor(() =>
      expect(plain(within(form()).getByRole('row', { name: /^Fastsatt/ }).textContent ?? '')).toContain('308 348'),
    );
  });

  it('lets what cannot be read stand at its field, keeps nothing of it, and loses nothing', async () => {
    const double = await edit();
    const base = await first(/^Grunnlag, kode 3 /);
    write(base, 'to millioner');
    expect(base.value).toBe('to millioner');
    expect(base.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(base.getAttribute('aria-describedby') ?? '')?.textContent).toContain('hele kroner');
    write(await first(/^Merverdiavgift, kode 33 /), '11 761');
    await waitFor(() => expect(double.callsOf('form.change')).toHaveLength(1));
    expect(double.callsOf('form.change')[0]?.value.lines[0]?.grunnlag).toBe('1842300');
    expect(base.value).toBe('to millioner');
    fireEvent.keyDown(base, { key: 'Escape' });
    expect(plain(base.value)).toBe('1 842 300');
  });

  it('keeps what is typed when the hands rest, without leaving the field', async () => {
    const double = await edit();
    const tax = await first(/^Merverdiavgift, kode 14 /);
    vi.useFakeTimers();
    fireEvent.change(tax, { target: { value: '-4200' } });
    act(() => void vi.advanceTimersByTime(1600));
    vi.useRealTimers();
    await waitFor(() => expect(double.callsOf('form.change')).toHaveLength(1));
    expect(tax.value).toBe('-4200');
  });

  it('undoes and does again by keys and by buttons, and each is kept like any change', async () => {
    const double = await edit();
    const taxes = () => double.callsOf('form.change').map(({ value }) => value.lines[7]?.merverdiavgift);
    expect((await button('Angre')).hasAttribute('disabled')).toBe(true);
    write(await first(/^Merverdiavgift, kode 14 /), '-4200');
    await waitFor(() => expect(taxes()).toEqual(['-4200']));
    fireEvent.keyDown(window, { key: 'z', ctrlKey: true });
    await waitFor(() => expect(taxes()).toEqual(['-4200', '-4100']));
    fireEvent.keyDown(window, { key: 'Z', ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(taxes()).toEqual(['-4200', '-4100', '-4200']));
    fireEvent.click(await button('Angre'));
    await waitFor(() => expect(taxes()).toHaveLength(4));
    expect(plain((await first(/^Merverdiavgift, kode 14 /)).value)).toBe('-4 100');
  });

  it('takes Ctrl+Z in a field first for what is not kept yet', async () => {
    const double = await edit();
    const tax = await first(/^Merverdiavgift, kode 14 /);
    fireEvent.change(tax, { target: { value: '-9' } });
    fireEvent.keyDown(tax, { key: 'z', ctrlKey: true });
    expect(plain(tax.value)).toBe('-4 100');
    expect(double.callsOf('form.change')).toEqual([]);
  });

  it('undoes a change from before the page was opened', async () => {
    const { lines = [], figuresHash = '' } = returns[0] ?? {};
    const changed = lines.map((line, index) => (index === 7 ? { ...line, merverdiavgift: '-4200' } : line));
    const value = { lines: changed, note: null, payoutKid: null };
    const double = await edit(0, (it) => void it.bridge.form.change({ returnId: uuidOf(7, 0), figuresHash, value }));
    await waitFor(async () => expect((await button('Angre')).hasAttribute('disabled')).toBe(false));
    fireEvent.click(await button('Angre'));
    await waitFor(() => expect(double.callsOf('form.change')[1]?.value.lines[7]?.merverdiavgift).toBe('-4100'));
  });

  it('asks before it is closed over a field that cannot be read', async () => {
    await edit();
    write(await first(/^Grunnlag, kode 3 /), 'to millioner');
    fireEvent.click(await button('Ferdig'));
    const dialog = screen.getByText('Ett felt kan ikke leses. Avslutte redigeringen?').closest('dialog') as HTMLElement;
    fireEvent.click(within(dialog).getByText('Avbryt'));
    expect((await first(/^Grunnlag, kode 3 /)).value).toBe('to millioner');
    fireEvent.click(await button('Ferdig'));
    fireEvent.click(screen.getByText('Avslutt'));
    await button('Rediger');
  });

  it('adds both halves of a two-way code from a list by theme, and takes a line away', async () => {
    const double = await edit(10);
    const list = await screen.findByLabelText('Ny linje');
    expect([...list.querySelectorAll('optgroup')].map(({ label }) => label)[0]).toBe(
      'Salg av varer og tjenester i Norge',
    );
    fireEvent.change(list, { target: { value: '86' } });
    fireEvent.click(await button('Legg til linje'));
    await waitFor(() => expect(double.callsOf('form.change')[0]?.value.lines).toHaveLength(2));
    write(await field(/^Grunnlag, kode 86 /), '1 000');
    await waitFor(() =>
      expect(double.callsOf('form.change')[1]?.value.lines.map(({ merverdiavgift }) => merverdiavgift)).toEqual([
        '250',
        '-250',
      ]),
    );
    const [remove] = screen.getAllByRole('button', { name: /^Fjern linjen med kode 86/ });
    fireEvent.click(remove as HTMLElement);
    await waitFor(() => expect(double.callsOf('form.change')[2]?.value.lines).toHaveLength(1));
  });

  it('offers only the notes and specifications that fit the line, and words of one’s own', async () => {
    const double = await edit();
    fireEvent.click((await screen.findAllByRole('button', { name: /^Vis spesifikasjon.*kode 3 / }))[1] as HTMLElement);
    const options = (label: string) =>
      [...screen.getByLabelText(label).querySelectorAll('option')].map(({ value }) => value);
    expect(options('Spesifikasjon')).toEqual(['', 'uttak']);
    expect(options('Merknad til linjen')).toEqual([
      '',
      'bygg i egenregi',
      'demobil',
      'uttak av varer ved sletting av virksomhet i mva-register',
      '*',
    ]);
    fireEvent.change(screen.getByLabelText('Merknad til linjen'), { target: { value: '*' } });
    expect(double.callsOf('form.change')).toEqual([]);
    write(screen.getByLabelText('Merknad med egne ord'), 'Bil brukt i demonstrasjon');
    await waitFor(() =>
      expect(double.callsOf('form.change')[0]?.value.lines[1]?.merknad).toEqual({
        beskrivelse: 'Bil brukt i demonstrasjon',
      }),
    );
  });

  it('takes the KID for money to the client, without its spaces', async () => {
    const double = await edit();
    write(screen.getByLabelText('KID for utbetaling til klienten'), '2600 3100 0037 1005');
    await waitFor(() => expect(double.callsOf('form.change')[0]?.value.payoutKid).toBe('2600310000371005'));
  });

  it('says when the control fell away with the figures it was about', async () => {
    const double = openApp(at(0));
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Kontrollert' }));
    await waitFor(() => expect(double.callsOf('mva.noteControl')).toHaveLength(1));
    await screen.findByText(/^Ingrid Solberg, 21/);
    fireEvent.click(await button('Rediger'));
    write(await first(/^Merverdiavgift, kode 14 /), '-4200');
    await screen.findByText('Kontrollen av meldingen falt bort');
  });

  it('keeps what was typed on the page when the engine refuses it, with the ways on', async () => {
    const double = await edit(0, (it) => {
      it.handle('form.change', () => fail('mva.changedMeanwhile', { sent: 'notSent' }));
    });
    write(await first(/^Merverdiavgift, kode 14 /), '-4200');
    await screen.findByText(/Noen har endret mva-meldingen/);
    expect(plain((await first(/^Merverdiavgift, kode 14 /)).value)).toBe('-4 200');
    fireEvent.click(await button('Prøv å lagre igjen'));
    await waitFor(() => expect(double.callsOf('form.change')).toHaveLength(2));
    fireEvent.click(await button('Hent det som er lagret'));
    await waitFor(async () => expect(plain((await first(/^Merverdiavgift, kode 14 /)).value)).toBe('-4 100'));
  });

  it('cannot be edited once it is on its way', async () => {
    openApp(at(3));
    await screen.findAllByText('Sendt – venter på svar');
    expect(screen.queryByRole('button', { name: 'Rediger' })).toBeNull();
  });
});

describe('a proposed fix', () => {
  it('is done with one click, also without opening the form, and taken back from the toast', async () => {
    const double = openApp(at(7));
    fireEvent.click(await button(/^Sett avgiften til \u22121\u202f850/));
    await waitFor(() => expect(double.callsOf('form.change')[0]?.value.lines[9]?.merverdiavgift).toBe('-1850'));
    fireEvent.click(await button('Angre'));
    await waitFor(() => expect(double.callsOf('form.change')[1]?.value.lines[9]?.merverdiavgift).toBe('1850'));
  });

  it('of a total that is off makes it the sum of the lines', async () => {
    const double = openApp(at(7));
    fireEvent.click((await screen.findAllByRole('button', { name: /^Sett fastsatt avgift til/ }))[0] as HTMLElement);
    await waitFor(() => expect(double.callsOf('form.change')).toHaveLength(1));
    await waitFor(() => expect(screen.queryAllByRole('button', { name: /^Sett fastsatt avgift til/ })).toEqual([]));
  });
});

describe('earlier versions', () => {
  it('say who changed what, and are gone back to by a click', async () => {
    const double = await edit();
    write(await first(/^Merverdiavgift, kode 14 /), '-4200');
    const list = (await screen.findByText('1 tidligere versjon')).closest('details, u-details') as HTMLElement;
    expect(plain(list.textContent ?? '')).toContain('14: -4 100 → -4 200');
    fireEvent.click(within(list).getByRole('button', { name: 'Gå tilbake til denne' }));
    await waitFor(() => expect(double.callsOf('form.change')[1]?.value.lines[7]?.merverdiavgift).toBe('-4100'));
  });
});
