import { app, Menu, nativeTheme } from 'electron';
import { menuTemplate } from './menu.ts';
import type { Profile } from './profile.ts';

/** Language and appearance of what is not a page: the menu, and the window's own colours. */
export function applyLook({ language, appearance }: Profile): void {
  nativeTheme.themeSource = appearance;
  const options = { language, platform: process.platform, development: !app.isPackaged };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}
