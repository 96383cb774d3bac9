import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { autostartFile, HIDDEN_SWITCH, type LoginItem, noLoginItem, systemLoginItem } from './login-item.ts';

/** Starts this very program on this very profile. */
export function loginItemHere(): LoginItem {
  if (!app.isPackaged) return noLoginItem;
  const chosen = app.commandLine.getSwitchValue('user-data-dir');
  const args = [`--${HIDDEN_SWITCH}`, ...(chosen ? [`--user-data-dir=${app.getPath('userData')}`] : [])];
  if (process.platform !== 'linux') return systemLoginItem(app, args);
  const config = process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
  // An AppImage runs from a place that is gone after it.
  return autostartFile(config, process.env.APPIMAGE ?? process.execPath, args);
}

/** macOS passes no arguments, and says it itself. */
export function startedAtLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}
