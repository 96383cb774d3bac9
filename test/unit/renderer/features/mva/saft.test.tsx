// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../../../shared/outcome.ts';
import { people, uuidOf } from '../../../../preview/scenes/people.ts';
import { readingJob, SAFT_RETURN, saftDraft } from '../../../../preview/scenes/saft.ts';
import type { Double } from '../../double.ts';
import { openApp } from '../open-app.tsx';

const client = people[0]?.organisationNumber ?? '';
const page = `#/mva/${SAFT_RETURN}`;
const file = (name: string) => new File(['<AuditFile/>'], name);

function saft(double: Double, organisationNumber: string | null = client): void {
  const covers = { start: '2026-07-01', end: '2026-10-31' };
  double.handle('saft.recognise', () =>
    ok({ kind: 'saft', ledger: { organisationNumber, companyName: 'Fjell og Fjord AS', covers } }),
  );
  let chosen = 0;
  double.handle('app.registerFile', ({ path }) => {
    chosen += 1;
    return ok({ handle: `chosen-${chosen}`, name: path, size: 1 });
  });
}

const choose = async (label: string, name: string) =>
  fireEvent.change(await screen.findByLabelText(label), { target: { files: [file(name)] } });

describe('importing a ledger', () => {
  it('finds the client and the newest finished term in the file, whatever its name, and shows how far it is', async () => {
    const double = openApp('#/mva/importer', (each) => saft(each));
    await choose('Importer mva-melding', 'regnskap.dat');
    await waitFor(() => expect(screen.getByLabelText<HTMLSelectElement>('Termin').value).toBe('2026-toMaaneder-5'));
    expect(screen.getByLabelText<HTMLSelectElement>('Klient').value).toBe(client);
    fireEvent.click(screen.getByRole('button', { name: 'Lag utkast' }));
    await waitFor(() => expect(window.location.hash).toBe('#/mva/saft/reading'));
    expect(double.callsOf('saft.start')).toEqual([
      {
        organisationNumber: client,
        handles: ['chosen-1'],
        category: 'alminnelig',
        period: { kind: 'toMaaneder', number: 5, year: 2026 },
      },
    ]);
    expect(await screen.findByText('128,4 MB av 214,3 MB lest')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Avbryt' })).toBeTruthy();
  });

  it('reads several files together, for the term the person chose', async () => {
    const double = openApp(`#/mva/importer/${client}`, (each) => saft(each));
    await choose('Importer mva-melding', 'a.xml');
    await choose('Legg til flere filer', 'b.xml');
    await screen.findByRole('button', { name: 'Ta bort b.xml' });
    fireEvent.change(screen.getByLabelText('Termin'), { target: { value: '2026-toMaaneder-4' } });
    fireEvent.click(screen.getByRole('button', { name: 'Lag utkast' }));
    await waitFor(() => expect(double.callsOf('saft.start')).toMatchObject([{ handles: ['chosen-1', 'chosen-2'] }]));
    expect(double.callsOf('saft.start')).toMatchObject([{ period: { number: 4 } }]);
  });

  it('says where it stands that the ledger is somebody else’s', async () => {
    openApp(`#/mva/importer/${client}`, (each) => {
      saft(each, '999888777');
      const params = { file: 'a.xml', found: '999888777', expected: client, client: 'Fjell og Fjord AS' };
      each.handle('saft.start', () => fail('saft.otherClient', { params, action: 'fixInput', sent: 'notSent' }));
    });
    await choose('Importer mva-melding', 'a.xml');
    fireEvent.click(await screen.findByRole('button', { name: 'Lag utkast' }));
    expect(await screen.findByText(/a\.xml er regnskapet til 999888777/)).toBeTruthy();
  });
});

it('leads from a table to the page where it is understood', async () => {
  openApp(`#/mva/importer/${client}`, (each) =>
    each.handle('saft.recognise', () => ok({ kind: 'sheet', ledger: null })),
  );
  await choose('Importer mva-melding', 'tall.xlsx');
  await waitFor(() => expect(window.location.hash).toBe(`#/mva/importer/tabell/${client}/chosen`));
});

describe('the reading of a ledger', () => {
  it('goes on to the draft when it is done', async () => {
    const double = openApp('#/mva/saft/reading');
    await screen.findByText(/lest$/);
    const job = { ...readingJob, state: 'done' as const, finishedAt: readingJob.createdAt };
    double.handle('saft.reading', () => ok({ job, returnId: SAFT_RETURN }));
    double.notify('jobs.changed', job);
    await waitFor(() => expect(window.location.hash).toBe(page));
  });

  it('says what was wrong with the file, and leads to another', async () => {
    openApp('#/mva/saft/broken');
    expect(await screen.findByText(/feil i TransactionDate på linje/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Importer mva-melding' }));
    expect(window.location.hash).toBe(`#/mva/importer/${client}`);
  });
});

describe('questions about a ledger', () => {
  it('are asked one by one with what they are about, and stop the filing until the last is answered', async () => {
    const double = openApp(page);
    const card = await screen.findByRole('region', { name: 'Spørsmål om regnskapet' });
    expect(within(card).getByText(/^Koden Q7 har ingen standard mva-kode/)).toBeTruthy();
    expect(within(card).getAllByText('Felles anskaffelser')).toHaveLength(2);
    const send = await screen.findByRole('button', { name: 'Send inn for Fjell og Fjord AS' });
    expect(send.hasAttribute('disabled')).toBe(true);
    expect(document.getElementById(send.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      'spørsmålene om regnskapet',
    );
    // Nothing is proposed for a code without a meaning.
    expect(within(card).getByRole('button', { name: 'Svar' }).hasAttribute('disabled')).toBe(true);
    const codes = within(card).getByLabelText('Velg mva-kode');
    fireEvent.change(codes, { target: { value: JSON.stringify({ kind: 'standardCode', taxCode: 'Q7', value: '1' }) } });
    fireEvent.click(within(card).getByRole('button', { name: 'Svar' }));

    await within(card).findByText(/er bare den ene siden bokført/);
    expect(within(card).getByRole('radio', { name: /^100 %/ })).toHaveProperty('checked', true);
    fireEvent.click(within(card).getByRole('radio', { name: '0 %' }));
    fireEvent.click(within(card).getByRole('button', { name: 'Svar' }));

    await within(card).findByText(/ser ut til å være «Tap på krav»/);
    fireEvent.click(within(card).getByRole('button', { name: 'Svar' }));
    expect(await within(card).findByText('Alle spørsmål om regnskapet er besvart.')).toBeTruthy();
    expect(double.callsOf('saft.answer').map(({ answer }) => answer)).toEqual([
      { kind: 'standardCode', taxCode: 'Q7', value: '1' },
      { kind: 'oneHalf', standardCode: '86', value: 0 },
      { kind: 'specification', taxCode: '1', account: '7830', value: 'tapPåKrav' },
    ]);
    await waitFor(() => expect(send.hasAttribute('disabled')).toBe(false));
  });

  it('can be looked through before they are answered', async () => {
    openApp(page);
    fireEvent.click(await screen.findByRole('button', { name: 'Neste' }));
    expect(screen.getByText('Spørsmål 2 av 3')).toBeTruthy();
    expect(screen.getByText(/er bare den ene siden bokført/)).toBeTruthy();
  });

  it('show which answers are remembered from an earlier term, and take one back', async () => {
    const double = openApp(page);
    fireEvent.click(await screen.findByText('2 besvarte spørsmål'));
    const remembered = screen.getByText('Husket fra forrige termin').closest('li') as HTMLElement;
    expect(remembered.textContent).toContain('Regnskapsperiode');
    fireEvent.click(within(remembered).getByRole('button', { name: 'Endre svaret «Regnskapsperiode»' }));
    await waitFor(() =>
      expect(double.callsOf('saft.answer')).toEqual([
        { returnId: SAFT_RETURN, answer: { kind: 'placedBy', value: 'month' }, takeBack: true, replaceEdits: false },
      ]),
    );
    expect(await screen.findByText('Spørsmål 1 av 4')).toBeTruthy();
  });

  it('ask before an answer replaces what a person changed', async () => {
    const double = openApp(page, (each) => {
      each.handle('saft.get', () => ok({ draft: { ...saftDraft, edited: true } }));
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Neste' }));
    fireEvent.click(screen.getByRole('button', { name: 'Svar' }));
    expect(double.callsOf('saft.answer')).toEqual([]);
    const dialog = screen.getByText('Erstatte endringene i mva-meldingen?').closest('dialog') as HTMLElement;
    fireEvent.click(within(dialog).getByText('Erstatt endringene'));
    await waitFor(() => expect(double.callsOf('saft.answer')).toMatchObject([{ replaceEdits: true }]));
  });
});

describe('the postings behind a line', () => {
  it('open from the line, show step by step how the number comes about, and close with Escape', async () => {
    openApp(page);
    const [link] = await screen.findAllByRole('link', { name: 'Vis bilag bak mva-kode 3' });
    fireEvent.click(link as HTMLElement);
    const panel = await screen.findByRole('complementary', { name: 'Bilag bak mva-kode 3' });
    const steps = within(panel).getByRole('table', { name: 'Slik blir tallet til' });
    expect([...steps.querySelectorAll('tbody tr')].map((row) => row.textContent?.replace(/\s/g, ''))).toEqual([
      'Sumav430posteringer1884401,39471100,35',
      'Utenører:linjeniutkastet1884401471100',
    ]);
    expect((await within(panel).findAllByText('Salg uke 41')).length).toBeGreaterThan(1);
    fireEvent.keyDown(document, { key: 'Escape' });
    await waitFor(() => expect(window.location.hash).toBe(page));
    expect(screen.queryByRole('complementary', { name: 'Bilag bak mva-kode 3' })).toBeNull();
  });

  it('say that a tax was worked out, and that a sign was turned', async () => {
    openApp(`${page}/bilag/2`);
    const steps = await screen.findByRole('table', { name: 'Slik blir tallet til' });
    expect(
      within(steps)
        .getAllByRole('rowheader')
        .map((row) => row.textContent),
    ).toEqual([
      'Sum av 3 posteringer',
      'Med motsatt fortegn',
      'Beregnet av grunnlaget',
      'Uten ører: linjen i utkastet',
    ]);
  });

  it('are searched, and saved as found', async () => {
    const double = openApp(`${page}/bilag/0`);
    await screen.findAllByText('Salg uke 41');
    fireEvent.change(screen.getByLabelText('Søk i tekst, bilag, konto eller beløp'), { target: { value: 'husleie' } });
    await waitFor(() => expect(screen.queryByText('Salg uke 41')).toBeNull());
    expect(screen.getAllByText('Husleie oktober').length).toBeGreaterThan(3);
    fireEvent.click(screen.getByRole('button', { name: 'Lagre som CSV' }));
    await waitFor(() =>
      expect(double.callsOf('saft.exportPostings')).toMatchObject([
        { line: 0, search: 'husleie', name: 'Bilag mva-kode 3 Fjell og Fjord AS 5. termin 2026' },
      ]),
    );
  });

  it('are fetched page by page as the reader comes to the end, each once', async () => {
    const double = openApp(`${page}/bilag/0`);
    await screen.findAllByText('Salg uke 41');
    const box = screen.getByRole('region', { name: 'Posteringer' });
    const pages = () => double.callsOf('saft.postings').map(({ after }) => after);
    await waitFor(() => {
      box.scrollTop = 200 * 800;
      fireEvent.scroll(box);
      expect(pages()).toEqual([undefined, '200']);
    });
  });

  it('are not offered where a person took the line out of the draft, nor on other returns', async () => {
    openApp(page, (each) => {
      const lines = saftDraft.lines.map((line) => ({ ...line, index: null }));
      each.handle('saft.get', () => ok({ draft: { ...saftDraft, lines } }));
    });
    await screen.findByRole('region', { name: 'Spørsmål om regnskapet' });
    expect(screen.queryByRole('link', { name: /^Vis bilag/ })).toBeNull();
  });

  it('are asked for of drafts from SAF-T alone', async () => {
    const double = openApp(`#/mva/${uuidOf(7, 0)}`);
    await screen.findByText('Meldingen');
    expect(double.callsOf('saft.get')).toEqual([]);
  });
});

it('holds the draft against the VAT accounts, and names the file it was made of', async () => {
  openApp(page);
  const card = await screen.findByRole('region', { name: 'Avstemming mot mva-kontoene' });
  expect(within(card).getByText('Stemmer, bortsett fra ører')).toBeTruthy();
  expect(within(card).getByText(saftDraft.files[0]?.sha256 ?? '')).toBeTruthy();
});
