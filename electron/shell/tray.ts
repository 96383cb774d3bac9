import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, Menu, nativeImage, Tray } from 'electron';
import { type TrayActs, type TrayFacts, trayMenu, trayTooltip } from './tray-model.ts';

/** The icon beside the clock, while Klientbro may go on without its window. */
export class TrayIcon {
  readonly #facts: () => TrayFacts;
  readonly #acts: TrayActs;
  #tray: Tray | undefined;

  constructor(facts: () => TrayFacts, acts: TrayActs) {
    this.#facts = facts;
    this.#acts = acts;
  }

  setShown(shown: boolean): void {
    if (!shown) {
      this.#tray?.destroy();
      this.#tray = undefined;
      return;
    }
    if (!this.#tray) {
      this.#tray = new Tray(icon());
      // On macOS a click opens the menu.
      if (process.platform !== 'darwin') this.#tray.on('click', this.#acts.open);
    }
    this.refresh();
  }

  refresh(): void {
    const facts = this.#facts();
    this.#tray?.setToolTip(trayTooltip(facts));
    this.#tray?.setContextMenu(Menu.buildFromTemplate(trayMenu(facts, this.#acts)));
  }
}

/** Windows takes the size it wants (`@1.5x` and the like), macOS colours a template itself, by its name; Linux takes the one picture it is given. */
function icon() {
  const folder = app.isPackaged ? join(process.resourcesPath, 'icons') : join(app.getAppPath(), 'resources', 'icons');
  if (process.platform === 'linux') return nativeImage.createFromBuffer(readFileSync(join(folder, 'tray@2x.png')));
  return nativeImage.createFromPath(join(folder, process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png'));
}
