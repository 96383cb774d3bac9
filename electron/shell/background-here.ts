import { app, net, powerMonitor } from 'electron';
import { Background } from './background.ts';
import { systemClock } from './clock.ts';
import { askProgram, meteredNetwork, trayShown } from './desktop.ts';
import type { EngineHost } from './engine-host.ts';
import { loginItemHere } from './login-item-here.ts';
import { canNotify, Notifications } from './notifications.ts';
import type { ProfileStore } from './profile.ts';
import { TrayIcon } from './tray.ts';
import type { MainWindow } from './window.ts';
import type { Workspace } from './workspace.ts';

/** Made after it, and hearing of it. */
export interface Later {
  readonly workspace: () => Workspace;
  readonly engine: () => EngineHost;
}

/** The background on this machine: its network and sleep, its icon beside the clock, its notices. */
export function backgroundHere(profile: ProfileStore, window: MainWindow, { workspace, engine }: Later): Background {
  const notifications = new Notifications(
    () => profile.current.language,
    (to) => {
      if (!window.show(to)) engine().push('app.goTo', { to });
    },
  );
  const background: Background = new Background({
    profile,
    workspace,
    engine,
    clock: systemClock,
    isOnline: () => net.isOnline(),
    metered: () => meteredNetwork(process.platform, askProgram),
    trayShown: () => trayShown(process.platform, askProgram),
    loginItem: loginItemHere(),
    canNotify,
    tryNotice: () => notifications.try(),
    onNotice: (notice) => notifications.show(notice),
    onTray: (shown) => tray.setShown(shown),
  });
  const tray = new TrayIcon(() => background.facts, {
    open: () => window.show(),
    // Refused where nobody has said who they are: the window asks.
    fetch: () => {
      void engine()
        .call('dialogs.syncNow', {})
        .then((asked) => asked.ok || window.show());
    },
    quit: () => app.quit(),
  });
  powerMonitor.on('suspend', () => background.suspend());
  powerMonitor.on('resume', () => background.resume());
  powerMonitor.on('unlock-screen', () => background.resume());
  app.on('before-quit', () => background.stop());
  app.on('window-all-closed', () => {
    if (background.choice.whenClosed !== 'stay') app.quit();
  });
  return background;
}
