import { app, BrowserWindow, dialog, nativeTheme, screen, type WebContents } from 'electron';
import type { Environment } from '../../shared/contract/common.ts';
import type { ShellLog } from './log.ts';
import type { WindowBounds } from './profile.ts';
import { shellTexts, windowTitle } from './texts.ts';
import { MIN_HEIGHT, MIN_WIDTH, placeWindow } from './window-place.ts';

export interface MainWindowOptions {
  readonly preload: string;
  readonly page: string;
  readonly devTools: boolean;
  readonly saved: () => WindowBounds | null;
  readonly onBounds: (bounds: WindowBounds) => void;
  readonly environment: () => Environment | null;
  readonly language: () => 'nb' | 'nn' | 'en';
  /** Asked when a person closes it; false: it stays until the answer is known. */
  readonly mayClose: (window: BrowserWindow) => boolean;
  readonly log: ShellLog;
}

const CRASH_WINDOW_MS = 60_000;

/** The one window: made on demand, remembered where it stood, reloaded once when its renderer dies. */
export class MainWindow {
  readonly #options: MainWindowOptions;
  #window: BrowserWindow | undefined;
  #lastCrash = 0;

  constructor(options: MainWindowOptions) {
    this.#options = options;
  }

  /** The pages that may speak to the gate and hear pushes. */
  get contents(): readonly WebContents[] {
    return this.#window && !this.#window.isDestroyed() ? [this.#window.webContents] : [];
  }

  isKnown(webContentsId: number): boolean {
    return this.contents.some((contents) => contents.id === webContentsId);
  }

  /** Opens it, at an address of its own, or brings the open one to the front. True: it opens, and goes there by itself. */
  show(to = ''): boolean {
    const open = this.#window;
    if (open && !open.isDestroyed()) {
      if (open.isMinimized()) open.restore();
      open.focus();
      return false;
    }
    this.#open(to);
    return true;
  }

  /** The window's own words follow the environment. */
  refreshTitle(): void {
    this.#window?.setTitle(windowTitle(this.#options.environment()));
  }

  #open(to: string): void {
    const { preload, page, devTools, saved, log } = this.#options;
    const before = saved();
    const window = new BrowserWindow({
      ...placeWindow(
        before,
        screen.getAllDisplays().map((display) => display.workArea),
      ),
      minWidth: MIN_WIDTH,
      minHeight: MIN_HEIGHT,
      show: false,
      autoHideMenuBar: true,
      title: windowTitle(this.#options.environment()),
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#14181b' : '#ffffff',
      webPreferences: {
        preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        spellcheck: false,
        devTools,
      },
    });
    this.#window = window;
    if (before?.maximized) window.maximize();
    window.once('ready-to-show', () => window.show());
    window.on('page-title-updated', (event) => event.preventDefault());
    window.on('close', (event) => {
      if (!this.#options.mayClose(window)) event.preventDefault();
      this.#options.onBounds({ ...window.getNormalBounds(), maximized: window.isMaximized() });
    });
    window.on('closed', () => {
      this.#window = undefined;
    });
    window.webContents.on('render-process-gone', (_event, details) => {
      log.error('window.gone', { reason: details.reason, exitCode: details.exitCode });
      if (details.reason !== 'clean-exit') this.#recover(window);
    });
    this.#load(window, to === '' ? page : `${page}#${to}`);
  }

  #load(window: BrowserWindow, page: string): void {
    window.loadURL(page).catch((error: unknown) => {
      this.#options.log.error('window.loadFailed', { kind: error instanceof Error ? error.name : typeof error });
    });
  }

  /** Once by itself; a page that dies again within a minute would only die a third time, so a person decides. */
  #recover(window: BrowserWindow): void {
    const now = Date.now();
    const again = now - this.#lastCrash < CRASH_WINDOW_MS;
    this.#lastCrash = now;
    if (!again) {
      window.webContents.reload();
      return;
    }
    const texts = shellTexts(this.#options.language());
    const choice = dialog.showMessageBoxSync(window, {
      type: 'error',
      message: texts.crashTitle,
      detail: texts.crashDetail,
      buttons: [texts.reload, texts.quit],
      defaultId: 0,
      cancelId: 0,
    });
    if (choice === 0) window.webContents.reload();
    else app.quit();
  }
}
