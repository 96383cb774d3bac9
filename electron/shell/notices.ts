import { app, dialog } from 'electron';
import { NewerProfileError, type Profile } from './profile.ts';
import { shellTexts } from './texts.ts';

/** The settings file was damaged and kept aside: said once, beside the window. */
export function tellSetAside(file: string, language: Profile['language']): void {
  const texts = shellTexts(language);
  void dialog.showMessageBox({
    type: 'warning',
    message: texts.profileDamagedTitle,
    detail: texts.profileDamagedDetail.replace('{file}', file),
  });
}

/** No profile, so no language: Bokmål. Safe and final, for nothing was touched. */
export function tellStartFailed(error: unknown): void {
  const texts = shellTexts('nb');
  const detail = error instanceof NewerProfileError ? texts.profileNewerDetail : texts.startFailedDetail;
  dialog.showErrorBox(texts.startFailedTitle, detail.replace('{folder}', app.getPath('userData')));
  app.exit(1);
}

/** The operating system's dialog for a folder; undefined when it was closed. */
export async function askFolder(): Promise<string | undefined> {
  return (await dialog.showOpenDialog({ properties: ['openDirectory', 'createDirectory'] })).filePaths[0];
}
