import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Background } from '../../../electron/shell/background.ts';
import { FileRegistry } from '../../../electron/shell/files.ts';
import { foldersIn } from '../../../electron/shell/folders.ts';
import { createHandlers } from '../../../electron/shell/handlers.ts';
import { type Printable, pdfOf, print } from '../../../electron/shell/print.ts';
import { ProfileStore } from '../../../electron/shell/profile.ts';
import { Workspace } from '../../../electron/shell/workspace.ts';
import { appSnapshot } from '../../../shared/contract/app.ts';
import type { ShellHandlers } from '../../../shared/contract.ts';
import { ok } from '../../../shared/outcome.ts';

describe("the shell's own operations", () => {
  let root: string;
  let handlers: ShellHandlers;
  let granted: [string, string][];
  let told: string[];
  let copied: string[];
  let shown: string[];
  let files: FileRegistry;
  let asked: string | undefined;
  let page: Printable | undefined;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'klientbro-handlers-'));
    granted = [];
    told = [];
    copied = [];
    shown = [];
    files = new FileRegistry();
    asked = undefined;
    page = undefined;
    const profile = new ProfileStore({ folder: root, personName: 'kari', now: () => 0 });
    const engine = {
      start: () => undefined,
      stop: async () => undefined,
      state: () => ({ state: 'running' as const, restarts: 0 }),
      setPerson: (name: string) => told.push(name),
      grantFile: (handle: string, path: string) => granted.push([handle, path]),
    };
    const workspace = new Workspace({
      folders: foldersIn(root),
      profile,
      files,
      engine,
      practice: {
        open: () => Promise.reject(new Error('not here')),
        reset: () => Promise.reject(new Error('not here')),
        stop: async () => undefined,
      },
      offered: ['practice', 'tt02'],
      appVersion: '0.1.0',
      downloadFolder: root,
      temporaryKeychain: false,
      onChange: () => undefined,
    });
    handlers = createHandlers({
      facts: {
        version: '0.1.0',
        electron: '33.2.1',
        chromium: '130.0.0.0',
        electronSupported: false,
        sandboxed: true,
        platform: 'linux',
        environments: ['practice', 'tt02'],
      },
      profile,
      workspace,
      engine,
      files,
      background: { handlers: {} as Background['handlers'] },
      openLink: async () => ok({}),
      copyText: (text) => copied.push(text),
      print: () => print(page),
      showFile: (path) => shown.push(path),
      askFolder: async () => asked,
      onPreferences: (now) => told.push(now.language),
    });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('give a snapshot that fits the contract', async () => {
    const result = await handlers['app.snapshot']({});
    expect(result.ok && appSnapshot.strict().parse(result.value)).toMatchObject({ environment: null, language: 'nb' });
  });

  it('answer an opening with the new snapshot', async () => {
    expect(await handlers['app.openEnvironment']({ environment: 'tt02' })).toMatchObject({
      ok: true,
      value: { environment: 'tt02' },
    });
  });

  it('change only the preferences that were sent, and tell the engine a new name', async () => {
    await handlers['app.setPreferences']({ personName: 'Kari Nordmann' });
    const result = await handlers['app.setPreferences']({ language: 'nn', personName: undefined });
    expect(result).toMatchObject({ ok: true, value: { language: 'nn', personName: 'Kari Nordmann' } });
    expect(told).toEqual(['Kari Nordmann', 'nb', 'nn']);
  });

  it('give a chosen file a handle, tell the engine its path and the window only its name', async () => {
    const path = join(root, 'melding.xml');
    writeFileSync(path, '<x/>');
    const result = await handlers['app.registerFile']({ path });
    expect(result).toMatchObject({ ok: true, value: { name: 'melding.xml', size: 4 } });
    expect(JSON.stringify(result)).not.toContain(root);
    expect(granted).toEqual([[result.ok && result.value.handle, path]]);
  });

  it('give a chosen folder a handle, and nothing when none was chosen', async () => {
    expect(await handlers['app.chooseFolder']({})).toEqual(ok({ folder: null }));
    asked = root;
    const result = await handlers['app.chooseFolder']({});
    expect(JSON.stringify(result)).not.toContain(tmpdir());
    expect(granted).toEqual([[result.ok && result.value.folder?.handle, root]]);
    asked = join(root, 'none');
    expect(await handlers['app.chooseFolder']({})).toMatchObject({ error: { code: 'app.fileRefused' } });
  });

  it('refuse what is no regular file', async () => {
    mkdirSync(join(root, 'folder.xml'));
    symlinkSync(join(root, 'folder.xml'), join(root, 'link.xml'));
    for (const path of [join(root, 'none.xml'), join(root, 'folder.xml'), join(root, 'link.xml'), '/dev/null', '\0']) {
      expect(await handlers['app.registerFile']({ path })).toMatchObject({ error: { code: 'app.fileRefused' } });
    }
    expect(granted).toEqual([]);
  });

  it('show a saved file, and say so when it is gone or was never saved', async () => {
    const path = join(root, 'kvittering.pdf');
    writeFileSync(path, 'pdf');
    files.saved('h1', path);
    expect((await handlers['app.showFile']({ handle: 'h1' })).ok).toBe(true);
    expect(shown).toEqual([path]);
    rmSync(path);
    expect(await handlers['app.showFile']({ handle: 'h1' })).toMatchObject({ error: { code: 'app.fileMissing' } });
    expect(await handlers['app.showFile']({ handle: path })).toMatchObject({ error: { code: 'app.fileMissing' } });
  });

  it('open the dialog for printing; closing it is no failure, a printer that fails is', async () => {
    const answers = new Map([
      ['', true],
      ['Print job canceled', false],
      ['Print job failed', false],
    ]);
    const results = [];
    for (const [reason, success] of answers) {
      page = printable({ print: (_options, done) => done?.(success, reason) });
      results.push(await handlers['app.print']({}));
    }
    page = undefined;
    results.push(await handlers['app.print']({}));
    expect(results.map((result) => (result.ok ? 'ok' : result.error.code))).toEqual([
      'ok',
      'ok',
      'app.printFailed',
      'app.printFailed',
    ]);
  });

  it('copy the text as it is', async () => {
    await handlers['app.copyText']({ text: '123456789' });
    expect(copied).toEqual(['123456789']);
  });
});

describe('the page as PDF', () => {
  it('is on A4 with its pages numbered', async () => {
    const asked: unknown[] = [];
    const page = printable({
      printToPDF: async (options) => {
        asked.push(options);
        return Buffer.from('%PDF-1.4');
      },
    });
    expect(await pdfOf(page)).toEqual(Buffer.from('%PDF-1.4'));
    expect(asked).toMatchObject([{ pageSize: 'A4', footerTemplate: expect.stringContaining('pageNumber') }]);
  });

  it('is nothing where there is no window, or Chromium cannot make it', async () => {
    expect(await pdfOf(undefined)).toBe(null);
    expect(await pdfOf(printable({ printToPDF: () => Promise.reject(new Error('gone')) }))).toBe(null);
  });
});

function printable(own: Partial<Printable>): Printable {
  return { print: () => undefined, printToPDF: () => Promise.reject(new Error('not here')), ...own };
}
