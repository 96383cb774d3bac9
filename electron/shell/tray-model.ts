import type { MenuItemConstructorOptions } from 'electron';
import type { Environment, Language } from '../../shared/contract/common.ts';
import type { SyncState } from '../../shared/contract/dialogs.ts';
import { backgroundTexts } from './background-texts.ts';
import { windowTitle } from './texts.ts';

export interface TrayFacts {
  readonly language: Language;
  readonly environment: Environment | null;
  readonly sync: SyncState | undefined;
  /** Undefined: not known, or nobody here may know. */
  readonly unread: number | undefined;
}

export interface TrayActs {
  readonly open: () => void;
  readonly fetch: () => void;
  readonly quit: () => void;
}

export function trayTooltip({ language, environment, unread }: TrayFacts): string {
  const t = backgroundTexts(language);
  const title = windowTitle(environment);
  if (!unread) return title;
  return `${title}\n${unread === 1 ? t.unreadOne : t.unread.replace('{count}', String(unread))}`;
}

export function trayMenu(facts: TrayFacts, acts: TrayActs): MenuItemConstructorOptions[] {
  const t = backgroundTexts(facts.language);
  const canFetch = facts.environment !== null && facts.sync?.running === false;
  return [
    { label: t.open, click: acts.open },
    { type: 'separator' },
    { label: lookSentence(facts), enabled: false },
    { label: t.fetchNow, enabled: canFetch, click: acts.fetch },
    { type: 'separator' },
    { label: t.quit, click: acts.quit },
  ];
}

/** Last look and next, as the window's bottom line says it. */
export function lookSentence({ language, environment, sync }: TrayFacts): string {
  const t = backgroundTexts(language);
  if (environment === null) return t.notOpen;
  if (sync?.running) return t.fetching;
  if (sync?.waitsFor === 'network') return t.waitsForNetwork;
  if (sync?.waitsFor === 'metered') return t.waitsForMetered;
  if (!sync?.lastFinishedAt) return t.noLook;
  const last = timeOf(sync.lastFinishedAt);
  if (!sync.nextAt) return t.look.replace('{last}', last);
  return t.lookAndNext.replace('{last}', last).replace('{next}', timeOf(sync.nextAt));
}

/** In Norway, whatever the machine says. */
function timeOf(instant: string): string {
  const options = { timeZone: 'Europe/Oslo', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('nb-NO', options).format(new Date(instant));
}
