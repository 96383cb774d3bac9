import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { shippingFuses } from '../../resources/packaging/fuses.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

function sourcesBelow(folder: string): { file: string; text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mts|mjs|js|html)$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { file: relative(root, path), text: withoutComments(readFileSync(path, 'utf8')) };
    });
}

/** A comment may name what the code must not do. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

const shell = [...sourcesBelow('electron/shell'), ...only('electron/main.ts'), ...only('electron/preload.ts')];
const engine = sourcesBelow('electron/engine');
const practice = sourcesBelow('electron/practice');
const renderer = sourcesBelow('renderer');
const shared = sourcesBelow('shared');
const all = [...shell, ...engine, ...practice, ...renderer, ...shared];

function only(file: string): { file: string; text: string }[] {
  return [{ file, text: withoutComments(readFileSync(join(root, file), 'utf8')) }];
}

const filesWith = (pattern: RegExp, sources = all): string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

describe('what stands in one place only', () => {
  it.each([
    ['openExternal', /openExternal/, ['electron/main.ts']],
    ['ipcMain', /\bipcMain\b/, ['electron/shell/ipc.ts']],
    ['ipcRenderer', /\bipcRenderer\b/, ['electron/preload.ts']],
    ['contextBridge', /\bcontextBridge\b/, ['electron/preload.ts']],
    ['channel names', /['"`]klientbro:/, ['shared/channels.ts']],
    ['keytar', /from ['"]keytar['"]|import\(['"]keytar['"]\)/, ['electron/engine/vault/keychain.ts']],
    ['new windows', /new BrowserWindow\b/, ['electron/shell/window.ts']],
    ['child processes', /utilityProcess\b/, ['electron/shell/fork.ts']],
  ] as const)('%s', (_what, pattern, files) => {
    expect(filesWith(pattern)).toEqual(files);
  });

  it('the system browser is opened by the link door: main passes the function to it and does nothing else with it', () => {
    const main = only('electron/main.ts')[0]?.text ?? '';
    expect(main.match(/openExternal/g)).toHaveLength(1);
    expect(main).toMatch(/createLinkDoor\(\{\s*open: \(url\) => shell\.openExternal\(url\),/);
    expect(filesWith(/\bopenPath\b|\bopenItem\b/)).toEqual([]);
  });
});

describe('what stands nowhere', () => {
  it.each([
    ['remote', /@electron\/remote|enableRemoteModule/],
    ['eval', /\beval\(|new Function\(/],
    ['web security switched off', /webSecurity: false|allowRunningInsecureContent: true/],
    ['sandbox switched off', /sandbox: false/],
    ['context isolation switched off', /contextIsolation: false/],
    ['Node in a page', /nodeIntegration\w*: true/],
    ['webview', /webviewTag: true|<webview/],
    ['crash reports', /\bcrashReporter\b/],
    ['certificates accepted blindly', /rejectUnauthorized: false|setCertificateVerifyProc|ignore-certificate-errors/],
    ['the engine going through Chromium', /\bnet\.(fetch|request)\(/],
    ['keychain listings', /findCredentials/],
  ])('%s', (_what, pattern) => {
    expect(filesWith(pattern)).toEqual([]);
  });

  it('electron, outside the shell', () => {
    const imports = /from ['"]electron(\/\w+)?['"]|require\(['"]electron/;
    expect(filesWith(imports, [...engine, ...practice, ...renderer, ...shared])).toEqual([]);
  });

  it('Node or raw HTML, in the renderer', () => {
    expect(filesWith(/from ['"]node:/, [...renderer, ...shared])).toEqual([]);
    expect(filesWith(/dangerouslySetInnerHTML|\.innerHTML\s*=|\.outerHTML\s*=|document\.write/, renderer)).toEqual([]);
  });

  it('a page of ours with inlined script or style, or with a policy of its own', () => {
    const pages = renderer.filter(({ file }) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(0);
    for (const { text } of pages) {
      expect(text).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|http-equiv/i);
    }
  });
});

describe('the walls', () => {
  const importsOf = (text: string): string[] =>
    [...text.matchAll(/from ['"](\.[^'"]+)['"]/g)].map((match) => match[1] ?? '');

  it.each([
    ['engine', engine, /\/(practice|shell|renderer)\//],
    ['shell', shell.filter(({ file }) => file.startsWith('electron/shell')), /\/(engine|practice|renderer)\//],
    ['renderer', renderer, /\/electron\//],
    ['shared', shared, /\/(electron|renderer)\//],
  ] as const)('%s imports nothing from the other side', (_name, sources, forbidden) => {
    const crossing = sources.flatMap(({ file, text }) =>
      importsOf(text)
        .filter((path) => forbidden.test(path))
        .map((path) => `${file} → ${path}`),
    );
    expect(crossing).toEqual([]);
  });

  it('practice shares formats with the engine and nothing else', () => {
    const crossing = practice.flatMap(({ file, text }) =>
      importsOf(text)
        .filter(
          (path) => /\/(engine|shell|renderer)\//.test(path) || (/\/shared\//.test(path) && !path.endsWith('/ids.ts')),
        )
        .map((path) => `${file} → ${path}`),
    );
    expect(crossing).toEqual([]);
  });
});

describe('the main process', () => {
  const text = (file: string): string => shell.find((source) => source.file === file)?.text ?? '';

  it('asks for the sandbox, registers its scheme and takes the single-instance lock before it is ready', () => {
    const main = text('electron/main.ts');
    expect(main.indexOf('configureChromium(')).toBeLessThan(main.indexOf('whenReady('));
    expect(main.indexOf('requestSingleInstanceLock(')).toBeLessThan(main.indexOf('whenReady('));
    expect(text('electron/shell/chromium.ts')).toMatch(/enableSandbox\(\)/);
    expect(text('electron/shell/chromium.ts')).toMatch(/registerSchemesAsPrivileged/);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview', 'setWindowOpenHandler'])(
    'denies %s for every web contents',
    (guard) => {
      expect(text('electron/shell/navigation.ts')).toContain('web-contents-created');
      expect(text('electron/shell/navigation.ts')).toContain(guard);
    },
  );

  it.each([
    'setPermissionRequestHandler',
    'setPermissionCheckHandler',
    'setDevicePermissionHandler',
    'onBeforeRequest',
  ])('decides %s for the session', (guard) => {
    expect(text('electron/shell/session.ts')).toContain(guard);
  });

  it('shows developer tools in unpackaged builds only', () => {
    expect(text('electron/main.ts')).toContain('devTools: !app.isPackaged');
    expect(filesWith(/openDevTools/)).toEqual([]);
  });

  it('stays thin', () => {
    expect(readFileSync(join(root, 'electron/main.ts'), 'utf8').split('\n').length).toBeLessThanOrEqual(150);
  });
});

describe('the fuses', () => {
  it('are all stated, with everything off that lets a stranger drive the app', () => {
    expect(shippingFuses).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: false,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    });
  });
});
