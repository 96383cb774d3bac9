import { join, resolve } from 'node:path';
import { app, protocol } from 'electron';
import { SCHEME } from './pages.ts';

export interface ChromiumSetup {
  /** False only where root started it with --no-sandbox; the snapshot then says so. */
  readonly sandboxed: boolean;
}

/** Everything that must be said before `ready`. */
export function configureChromium(developmentUrl: string | undefined): ChromiumSetup {
  const { commandLine } = app;
  // Said outright: the default follows the name of whatever loads the app.
  const chosen = commandLine.getSwitchValue('user-data-dir');
  // `appData` is roaming on Windows: copied between machines at log-on and log-off, it is no place for a database.
  const ownData = process.platform === 'win32' ? process.env.LOCALAPPDATA : undefined;
  const folder = chosen ? resolve(chosen) : join(ownData ?? app.getPath('appData'), 'Klientbro');
  app.setPath('userData', folder);
  app.setPath('sessionData', folder);

  // Windows shows notices of the program that its shortcut in the Start menu names so.
  if (process.platform === 'win32') app.setAppUserModelId('no.klientbro.app');

  // As root Chromium has no sandbox, and asking for one then ends its network service.
  const unsandboxedRoot = commandLine.hasSwitch('no-sandbox') && process.getuid?.() === 0;
  if (!unsandboxedRoot) app.enableSandbox();

  // The renderer has no network; Chromium's own background traffic has no business here either.
  for (const name of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability']) {
    commandLine.appendSwitch(name);
  }
  commandLine.appendSwitch('no-pings');
  // Closes name look-ups too (prefetch hints pass no request filter). Engine and practice resolve names by themselves.
  // `wpad` alone is left: where networks that announce a proxy script by name keep it, for `resolveProxy`.
  if (!developmentUrl) commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND, EXCLUDE wpad');

  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true, supportFetchAPI: false } },
  ]);
  return { sandboxed: !commandLine.hasSwitch('no-sandbox') };
}
