import { execFileSync } from 'node:child_process';
import { chromium, type Page } from 'playwright';
import { inRoot } from '../../resources/scripts/lib/paths.mjs';
import type { Bench } from './support/harness.ts';
import { serveFolder } from './support/serve-folder.ts';

const CLIENTS = 10_000;
/**
 * The page "Klienter" with 10,000 clients, over the tests' double in Chromium: from the act until what came of it is painted.
 * Against it: the same rows in a plain table, all of them in the page, written as plainly as can be (no framework, one innerHTML).
 * The floor of every number is one frame, 16.7 ms.
 */
export default async function clientList({ compare, long }: Bench): Promise<void> {
  // What runs TypeScript here says "development", and React would be built so too, which takes three times as long.
  const env = { ...process.env, NODE_ENV: 'production' };
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  const args = ['build', '--config', inRoot('test', 'preview', 'vite.config.ts'), '--logLevel', 'error'];
  execFileSync(process.execPath, [vite, ...args], { env });
  const served = await serveFolder(inRoot('out', 'preview'));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${served.origin}/?scene=many#/`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const plain = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await plain.setContent(PLAIN);
    const runs = long ? 9 : 3;
    for (const act of acts) {
      await compare({
        measure: `${act.name}, ${CLIENTS} clients`,
        unit: 'ms',
        runs,
        ours: () => measured(page, act.ours),
        against: { name: 'plain table', run: () => measured(plain, act.plain) },
      });
    }
  } finally {
    await browser.close();
    served.close();
  }
}

interface Step {
  /** Puts the page where the act begins; not timed. */
  readonly before?: string;
  readonly act: string;
  /** True once the result stands in the page. */
  readonly done: string;
}

/** Runs in the page: milliseconds from the act to the frame after the result was there, when it has been painted. */
async function measured(page: Page, { before, act, done }: Step): Promise<number> {
  // Chromium draws a page in the background once a second at most.
  await page.bringToFront();
  return page.evaluate(
    async ([prepare, run, check]) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      const say = (code: string): unknown => new Function(code)();
      if (prepare) say(prepare);
      for (let wait = 0; wait < 5; wait += 1) await frame();
      const startedAt = performance.now();
      say(run);
      while (!say(`return ${check}`)) {
        if (performance.now() - startedAt > 20_000) throw new Error(`never came: ${check}`);
        await frame();
      }
      await frame();
      return performance.now() - startedAt;
    },
    [before ?? '', act, done] as const,
  );
}

const type = (selector: string, text: string) => `
  const field = document.querySelector('${selector}');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, '${text}');
  field.dispatchEvent(new Event('input', { bubbles: true }));`;
const rowCount = `Number(document.querySelector('.clients-table')?.getAttribute('aria-rowcount') ?? 0)`;
const all = `document.querySelector('input[type=radio][value=all]').click();`;
const search = '.page .list-search input';
const sortedAs = `document.querySelector('th.name-cell').getAttribute('aria-sort')`;

const acts: readonly { readonly name: string; readonly ours: Step; readonly plain: Step }[] = [
  {
    name: 'open',
    ours: {
      before: `location.hash = '#/';`,
      act: `location.hash = '#/klienter';`,
      done: `document.querySelector('.clients-table [aria-rowindex="3"]') !== null`,
    },
    plain: { before: 'show([]);', act: 'show(rows);', done: 'shown() === rows.length' },
  },
  {
    name: 'filter by state',
    ours: {
      before: all,
      act: `document.querySelector('input[type=radio][value=lost]').click();`,
      done: `${rowCount} < 5000`,
    },
    plain: { before: 'show(rows);', act: `show(rows.filter((row) => row.state === 'lost'));`, done: 'shown() < 5000' },
  },
  {
    name: 'search by number with spaces',
    ours: { before: `${all} ${type(search, '')}`, act: type(search, '320 004 32'), done: `${rowCount} < 20` },
    plain: {
      before: 'show(rows);',
      act: `show(rows.filter((row) => row.number.includes('32000432')));`,
      done: 'shown() < 20',
    },
  },
  {
    name: 'clear the search',
    ours: { before: `${all} ${type(search, '320 004 32')}`, act: type(search, ''), done: `${rowCount} > 5000` },
    plain: {
      before: `show(rows.filter((row) => row.number.includes('32000432')));`,
      act: 'show(rows);',
      done: 'shown() === rows.length',
    },
  },
  {
    name: 'sort by name',
    ours: {
      before: `${type(search, '')} ${all} window.sortedAs = ${sortedAs};`,
      act: `document.querySelector('th .sort-button').click();`,
      done: `${sortedAs} !== window.sortedAs`,
    },
    plain: {
      before: 'show(rows);',
      act: `const order = new Intl.Collator('nb'); show([...rows].sort((a, b) => order.compare(b.name, a.name))); window.sorted = true;`,
      done: 'window.sorted && shown() === rows.length',
    },
  },
  {
    name: 'scroll to the middle',
    ours: {
      before: `document.querySelector('.table-box').scrollTop = 0;`,
      act: `const box = document.querySelector('.table-box'); box.scrollTop = box.scrollHeight / 2;`,
      done: `[...document.querySelectorAll('.clients-table tr[aria-rowindex]')].some((row) => Number(row.getAttribute('aria-rowindex')) > 4500)`,
    },
    plain: {
      before: 'show(rows); box.scrollTop = 0;',
      act: 'box.scrollTop = box.scrollHeight / 2;',
      done: 'box.scrollTop > 1000',
    },
  },
];

const PLAIN = `<!doctype html><style>body{margin:0;font:15px sans-serif}#box{height:100vh;overflow:auto}td{height:44px;padding:4px 12px}</style>
<div id="box"></div><script>
  const box = document.getElementById('box');
  const states = ['ready', 'ready', 'ready', 'lost', 'unknown'];
  const rows = Array.from({ length: ${CLIENTS} }, (_, at) => ({
    name: ['Fjell', 'Bekk', 'Ås', 'Vik'][at % 4] + ' Regnskap ' + at + ' AS', number: String(320000000 + at), state: states[at % 5],
  }));
  const show = (list) => {
    box.innerHTML = '<table><tbody>' + list.map((row) => '<tr><td><input type="checkbox"></td><td><button>' + row.name + '</button></td><td>' +
      row.number + '</td><td>' + row.state + '</td><td>' + row.state + '</td><td>Ingrid Solberg</td><td>10. des. 2026</td><td>3</td></tr>').join('') + '</tbody></table>';
  };
  const shown = () => box.querySelectorAll('tr').length;
  Object.assign(window, { box, rows, show, shown });
</script>`;
