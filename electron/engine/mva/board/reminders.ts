import { type Reminders, reminders } from '../../../../shared/contract/board.ts';
import type { Settings } from '../../store/settings.ts';
import type { Queries } from '../../store/store.ts';

const KEY = 'board.reminders';

export interface RemindersInForce extends Reminders {
  /** Whether missing access is an alarm: system users file. */
  readonly alarm: boolean;
}

/**
 * A fortnight leaves time to ask a client for what is missing; a working week to look through and release; two days to
 * send, and to be there when the answer comes.
 */
export const usualReminders: Reminders = { notDrafted: 14, notReleased: 5, notSent: 2 };

export async function readReminders(settings: Settings): Promise<Reminders> {
  return (await settings.read(KEY, reminders)) ?? usualReminders;
}

export const saveReminders = (settings: Settings, wish: Reminders, trx: Queries): Promise<void> =>
  settings.set(KEY, wish, trx);
