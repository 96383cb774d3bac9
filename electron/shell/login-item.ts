import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from './atomic-file.ts';

/** Whether Klientbro starts when the person logs in. The system holds the answer: it may be changed there too. */
export interface LoginItem {
  /** null: this build cannot be started at log-in. */
  isOn(): boolean | null;
  /** Throws what the file system throws. */
  set(on: boolean): void;
}

/** Tells a start at log-in from one by a person: such a start opens no window. */
export const HIDDEN_SWITCH = 'hidden';

/** Where the package was not installed, what starts now may be gone tomorrow. */
export const noLoginItem: LoginItem = { isOn: () => null, set: () => undefined };

interface SystemLogin {
  getLoginItemSettings(options?: { args?: string[] }): { openAtLogin: boolean };
  setLoginItemSettings(settings: { openAtLogin: boolean; args?: string[] }): void;
}

/** Windows and macOS keep it themselves. */
export function systemLoginItem(app: SystemLogin, args: readonly string[]): LoginItem {
  return {
    isOn: () => app.getLoginItemSettings({ args: [...args] }).openAtLogin,
    set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin, args: [...args] }),
  };
}

/** Linux: a file in the autostart folder (XDG Desktop Application Autostart). */
export function autostartFile(configFolder: string, program: string, args: readonly string[]): LoginItem {
  const file = join(configFolder, 'autostart', 'no.klientbro.app.desktop');
  return {
    isOn: () => {
      try {
        return !/^(Hidden=true|X-GNOME-Autostart-enabled=false)\s*$/m.test(readFileSync(file, 'utf8'));
      } catch {
        return false;
      }
    },
    set: (on) => {
      if (on) writeFileAtomically(file, desktopEntry(program, args));
      else rmSync(file, { force: true });
    },
  };
}

export function desktopEntry(program: string, args: readonly string[]): string {
  const line = [program, ...args].map(quoted).join(' ');
  return `[Desktop Entry]\nType=Application\nName=Klientbro\nExec=${line}\nTerminal=false\n`;
}

/** Quoted twice over: first as the Exec key asks for, then as every string of such a file; `%` begins a field code. */
function quoted(part: string): string {
  const inner = part.replace(/["`$\\]/g, '\\$&').replace(/%/g, '%%');
  return `"${inner.replace(/\\/g, '\\\\')}"`;
}
