import type { MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../shared/contract/common.ts';
import { shellTexts } from './texts.ts';

export interface MenuOptions {
  readonly language: Language;
  readonly platform: string;
  /** Reload and DevTools, in development only. */
  readonly development: boolean;
}

/** Editing, zoom and windows: what the keyboard expects to work. Roles only, no function of ours hangs here. */
export function menuTemplate({ language, platform, development }: MenuOptions): MenuItemConstructorOptions[] {
  const t = shellTexts(language);
  const mac = platform === 'darwin';
  const first: MenuItemConstructorOptions = mac
    ? { role: 'appMenu' }
    : { label: t.file, submenu: [{ role: 'quit', label: t.quit }] };
  const developer: MenuItemConstructorOptions[] = development
    ? [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
    : [];
  return [
    first,
    {
      label: t.edit,
      submenu: [
        { role: 'undo', label: t.undo },
        { role: 'redo', label: t.redo },
        { type: 'separator' },
        { role: 'cut', label: t.cut },
        { role: 'copy', label: t.copy },
        { role: 'paste', label: t.paste },
        { role: 'selectAll', label: t.selectAll },
      ],
    },
    {
      label: t.view,
      submenu: [
        { role: 'zoomIn', label: t.zoomIn },
        // The plus sign sits on the equals key on many keyboards.
        { role: 'zoomIn', label: t.zoomIn, accelerator: 'CommandOrControl+=', visible: false },
        { role: 'zoomOut', label: t.zoomOut },
        { role: 'resetZoom', label: t.resetZoom },
        { type: 'separator' },
        { role: 'togglefullscreen', label: t.fullScreen },
        ...developer,
      ],
    },
    {
      label: t.window,
      submenu: [
        { role: 'minimize', label: t.minimize },
        { role: 'close', label: t.close },
      ],
    },
  ];
}
