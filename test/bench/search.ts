import { sql } from 'kysely';
import type { Page } from 'playwright';
import { type ListedFilter, listDialogs } from '../../electron/engine/dialogs/list/query.ts';
import { matchOf } from '../../electron/engine/dialogs/list/words.ts';
import type { Store } from '../../electron/engine/store/store.ts';
import { needlesOf } from '../../shared/search-words.ts';
import { choosePractice } from '../e2e/job/access.ts';
import { Klientbro } from '../e2e/support/app.ts';
import { type Bench, median } from './support/harness.ts';
import { clientNumber, fillMessages } from './support/messages.ts';
import { withProfile } from './support/profile.ts';

const MESSAGES = Number(process.env.KLIENTBRO_BENCH_MESSAGES ?? 200_000);
/** As many as the window asks for (renderer/features/inbox/use-dialog-list.ts). */
const PAGE = 40;
/** Typed letter by letter: words of most messages, of few and of none, parts of words, phrases, two words. */
const TYPED = ['merverdiavgift', 'mulkt', 'skatt fjell', '"5. termin"', 'ønsker', 'kvittering 1234', 'finnes ikke'];

/**
 * From a key press in "Søk i meldinger" until the rows are painted, in the packaged app over its own encrypted database. Against
 * it: the same search in bare SQL, newest first, without a window. Linux.
 */
export default async function search({ record }: Bench): Promise<void> {
  const app = await Klientbro.launch();
  try {
    await choosePractice({ app, page: app.page, picture: () => Promise.resolve() });
    await app.quit();
    const keys = TYPED.flatMap((text) => [...text].map((_, at) => text.slice(0, at + 1)));
    const against = await withProfile(app, (store) => inEngine(store, keys, record));
    await app.start();
    const { ours, plain } = await inWindow(app, keys);
    const measure = { value: p95(ours), unit: 'ms', ...against, runs: ours.length };
    record({ measure: 'key press to painted rows, p95', ...measure });
    record({ measure: 'key press to painted rows, median', ...measure, value: rounded(median(ours)) });
    record({ measure: 'plain rows put in to painted, p95', value: p95(plain), unit: 'ms', runs: plain.length });
  } finally {
    await app.close();
  }
}

async function inEngine(store: Store, keys: readonly string[], record: Bench['record']) {
  const startedAt = performance.now();
  await fillMessages(store, MESSAGES);
  const seconds = (performance.now() - startedAt) / 1000;
  record({
    measure: `${MESSAGES} messages put in at once`,
    value: Math.round(MESSAGES / seconds),
    unit: 'rows/s',
    runs: 1,
  });
  const times: { engine: number[]; bare: number[] } = { engine: [], bare: [] };
  for (const text of [...keys, ...keys]) {
    times.engine.push(await timed(() => listDialogs(store, { search: text, offset: 0, limit: PAGE })));
    times.bare.push(await timed(() => bare(store, text)));
  }
  const against = { against: 'bare query', other: p95(times.bare) };
  record({ measure: 'engine, p95', value: p95(times.engine), unit: 'ms', ...against, runs: times.engine.length });
  const filtered = await filters(store);
  record({ measure: 'engine, filters without words, p95', value: p95(filtered), unit: 'ms', runs: filtered.length });
  return against;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return rounded(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)] ?? Number.NaN);
}

const rounded = (value: number): number => Number(value.toPrecision(3));

/** What must be asked in any case: the newest rows of a match, with what the list shows of them. */
async function bare(store: Store, text: string): Promise<void> {
  const match = matchOf(needlesOf(text));
  if (match)
    await sql`SELECT d.id, d.title, d.summary, d.sender, d.status, d.due_at FROM dialog_words s CROSS JOIN dialogs d ON d.place = s.rowid
      WHERE s.dialog_words MATCH ${match} ORDER BY s.rowid DESC LIMIT ${PAGE}`.execute(store.db);
  else
    await sql`SELECT id, title, summary, sender, status, due_at FROM dialogs ORDER BY place DESC LIMIT ${PAGE}`.execute(
      store.db,
    );
}

async function filters(store: Store): Promise<number[]> {
  const asked: Partial<ListedFilter>[] = [
    {},
    { unreadOnly: true },
    { owners: ['mt'] },
    { statuses: ['Draft'] },
    { owners: ['nav'], hideDone: true, due: 'week' },
    { organisationNumber: clientNumber(0), newContent: true },
    { label: 'Bin' },
    { offset: Math.floor(MESSAGES * 0.9) },
  ];
  const times: number[] = [];
  for (const filter of [...asked, ...asked, ...asked])
    times.push(await timed(() => listDialogs(store, { offset: 0, limit: PAGE, ...filter })));
  return times;
}

/** Types in the packaged app's own window; each letter is timed until the frame after its rows were there. */
async function inWindow({ page }: Klientbro, keys: readonly string[]): Promise<{ ours: number[]; plain: number[] }> {
  await page.locator('a[href="#/innboks"]').click();
  await page.locator('.message-list [role=option]').first().waitFor();
  const asked = new Set<string>();
  const ours: number[] = [];
  for (const text of keys) {
    const milliseconds = await keyPress(page, text);
    // What was asked before is shown at once: that is no answer of the engine's.
    if (!asked.has(text.trim())) ours.push(milliseconds);
    asked.add(text.trim());
  }
  const plain: number[] = [];
  for (const text of keys) plain.push(await plainRows(page, text));
  return { ours, plain };
}

function keyPress(page: Page, text: string): Promise<number> {
  return page.evaluate(async (typed) => {
    const field = document.querySelector<HTMLInputElement>('.inbox-list input');
    const inbox = document.querySelector<HTMLElement>('.inbox');
    if (!field || !inbox) throw new Error('no inbox');
    const wanted = typed.trim();
    const there = () => inbox.dataset.searched?.trim() === wanted;
    const startedAt = performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, typed);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise<void>((resolve, reject) => {
      if (there()) return resolve();
      const limit = setTimeout(() => reject(new Error(`never came: ${typed}`)), 20_000);
      const seen = new MutationObserver(() => {
        if (!there()) return;
        seen.disconnect();
        clearTimeout(limit);
        resolve();
      });
      seen.observe(inbox, { attributeFilter: ['data-searched'] });
    });
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    return performance.now() - startedAt;
  }, text);
}

/** What a window takes to paint as many rows without an engine or React: the floor here. */
function plainRows(page: Page, text: string): Promise<number> {
  return page.evaluate(async (typed) => {
    const rows =
      document.querySelector<HTMLElement>('.plain') ?? document.body.appendChild(document.createElement('div'));
    rows.className = 'plain';
    rows.style.cssText = 'position: fixed; z-index: 9; inset: 160px auto 0 300px; width: 380px; background: white';
    const startedAt = performance.now();
    rows.replaceChildren(
      ...Array.from({ length: 12 }, (_, index) => {
        const row = document.createElement('p');
        row.textContent = `${typed} ${index}: Gjelder 3. termin 2024. Beregnet merverdiavgift er 12 345 kroner, se vedlegg.`;
        return row;
      }),
    );
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    return performance.now() - startedAt;
  }, text);
}
