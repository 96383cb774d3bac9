import { app, type BrowserWindow, dialog } from 'electron';
import type { Language } from '../../shared/contract/common.ts';
import type { Background } from './background.ts';
import { backgroundTexts } from './background-texts.ts';

/**
 * Whether a window that is being closed may go at once. Where messages are fetched and nobody has said yet what closing it
 * means, the person is asked, once; the window goes when they have answered.
 */
export class Closing {
  #quitting = false;

  constructor() {
    app.once('before-quit', () => {
      this.#quitting = true;
    });
  }

  mayClose(window: BrowserWindow, background: Background, language: Language): boolean {
    if (this.#quitting || !background.asksWhenClosed) return true;
    void ask(window, background, language);
    return false;
  }
}

async function ask(window: BrowserWindow, background: Background, language: Language): Promise<void> {
  const t = backgroundTexts(language);
  const hasTray = (await background.trayShown()) !== 'no';
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: t.closingTitle,
    detail: hasTray ? t.closingDetail : t.closingNoTray,
    buttons: [t.closingStay, t.closingQuit, t.closingCancel],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  if (response === 2) return;
  background.choose({ whenClosed: response === 0 ? 'stay' : 'quit' });
  window.close();
}
