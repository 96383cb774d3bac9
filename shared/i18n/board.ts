import { texts } from './define.ts';

/** The board of clients × terms: marks, own deadlines, reminders, deadline day. */
export const board = texts({ more: 'Mer' }, { more: 'Meir' }, { more: 'More' });
