import { Notification } from 'electron';
import type { Notice } from '../../shared/contract/background.ts';
import type { Language } from '../../shared/contract/common.ts';
import { noticeWords, trialWords } from './notice-words.ts';

export const canNotify = (): boolean => Notification.isSupported();

/** What is on screen; without it the system's answer to a click would find nobody. */
const MOST_KEPT = 20;

/** Shows notices as the operating system does. */
export class Notifications {
  readonly #language: () => Language;
  readonly #open: (to: string) => void;
  #shown: Notification[] = [];

  constructor(language: () => Language, open: (to: string) => void) {
    this.#language = language;
    this.#open = open;
  }

  show(notice: Notice): void {
    this.#show(noticeWords(notice, this.#language()), notice.to);
  }

  /** False: the system cannot. */
  try(): boolean {
    if (!canNotify()) return false;
    this.#show(trialWords(this.#language()), '/innstillinger');
    return true;
  }

  #show(words: { title: string; body: string }, to: string): void {
    if (!canNotify()) return;
    const shown = new Notification(words);
    shown.on('click', () => this.#open(to));
    this.#shown = [...this.#shown, shown].slice(-MOST_KEPT);
    shown.show();
  }
}
