import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { chromium, type Page } from 'playwright';
import { type ListedFilter, listDialogs } from '../../electron/engine/dialogs/list/query.ts';
import { matchOf } from '../../electron/engine/dialogs/list/words.ts';
import { systemClock } from '../../electron/engine/ports.ts';
import { openStore, type Store } from '../../electron/engine/store/store.ts';
import { inRoot } from '../../resources/scripts/lib/paths.mjs';
import { needlesOf } from '../../shared/search-words.ts';
import type { Bench } from './support/harness.ts';
import { clientNumber, fillMessages } from './support/messages.ts';
import { serveFolder } from './support/serve-folder.ts';

const MESSAGES = Number(process.env.KLIENTBRO_BENCH_MESSAGES ?? 200_000);
/** As many as the window asks for (renderer/features/inbox/use-dialog-list.ts). */
const PAGE = 40;
/** Typed letter by letter: words of most messages, of few and of none, parts of words, phrases, two words. */
const TYPED = ['merverdiavgift', 'mulkt', 'skatt fjell', '"5. termin"', 'ønsker', 'kvittering 1234', 'finnes ikke'];

/**
 * From a key press in "Søk i meldinger" until the rows are painted: the renderer's own build in Chromium, asking the engine's own
 * query over an encrypted database. Against it: the same search in bare SQL, newest first, without a window.
 */
export default async function search({ record }: Bench): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'klientbro-search-'));
  const opened = openStore({
    path: join(folder, 'search.db'),
    key: randomBytes(32),
    keyKnownRight: true,
    clock: systemClock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  try {
    const startedAt = performance.now();
    await fillMessages(store, MESSAGES);
    const seconds = (performance.now() - startedAt) / 1000;
    record({
      measure: `${MESSAGES} messages put in at once`,
      value: Math.round(MESSAGES / seconds),
      unit: 'rows/s',
      runs: 1,
    });
    const keys = TYPED.flatMap((text) => [...text].map((_, at) => text.slice(0, at + 1)));
    const times: { engine: number[]; bare: number[] } = { engine: [], bare: [] };
    for (const text of [...keys, ...keys]) {
      times.engine.push(await timed(() => listDialogs(store, { search: text, offset: 0, limit: PAGE })));
      times.bare.push(await timed(() => bare(store, text)));
    }
    const against = { against: 'bare query', other: p95(times.bare), runs: times.engine.length };
    record({ measure: 'engine, p95', value: p95(times.engine), unit: 'ms', ...against });
    const filtered = await filters(store);
    record({ measure: 'engine, filters without words, p95', value: p95(filtered), unit: 'ms', runs: filtered.length });
    const painted = await inWindow(store, keys);
    record({
      measure: 'key press to painted rows, p95',
      value: p95(painted),
      unit: 'ms',
      ...against,
      runs: painted.length,
    });
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Number(
    (sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)] ?? Number.NaN).toPrecision(3),
  );
}

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

/** Types in the window; each letter is timed until the frame after its rows were there. */
async function inWindow(store: Store, keys: readonly string[]): Promise<number[]> {
  execFileSync(process.execPath, [
    inRoot('node_modules', 'vite', 'bin', 'vite.js'),
    ...['build', '--config', inRoot('test', 'preview', 'vite.config.ts'), '--logLevel', 'error'],
  ]);
  const served = await serveFolder(inRoot('out', 'preview'));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.exposeFunction('askedList', (filter: ListedFilter) => listDialogs(store, filter));
    await page.goto(`${served.origin}/?scene=full#/innboks`);
    await page.getByRole('listbox', { name: 'Meldinger' }).waitFor();
    const times: number[] = [];
    for (const text of keys) times.push(await keyPress(page, text));
    return times;
  } finally {
    await browser.close();
    served.close();
  }
}

function keyPress(page: Page, text: string): Promise<number> {
  return page.evaluate(async (typed) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    const field = document.querySelector<HTMLInputElement>('.inbox-list input');
    if (!field) throw new Error('no field');
    const answered = () => (globalThis as { answeredSearch?: string }).answeredSearch === typed.trim();
    const startedAt = performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, typed);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    while (!answered() || document.querySelector('[role=listbox][aria-busy=true]') !== null) {
      if (performance.now() - startedAt > 20_000) throw new Error(`never came: ${typed}`);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    await frame();
    return performance.now() - startedAt;
  }, text);
}
