import type { Environment, Language } from '../../shared/contract/common.ts';

/** The few words the shell says itself: menu, window title, and what must be said when no page can. */
export interface ShellTexts {
  readonly file: string;
  readonly edit: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly view: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly resetZoom: string;
  readonly fullScreen: string;
  readonly window: string;
  readonly minimize: string;
  readonly close: string;
  readonly reload: string;
  readonly quit: string;
  readonly crashTitle: string;
  readonly crashDetail: string;
  readonly profileDamagedTitle: string;
  readonly profileDamagedDetail: string;
  readonly startFailedTitle: string;
  readonly startFailedDetail: string;
  readonly profileNewerDetail: string;
}

const nb: ShellTexts = {
  file: 'Fil',
  edit: 'Rediger',
  undo: 'Angre',
  redo: 'Gjør om',
  cut: 'Klipp ut',
  copy: 'Kopier',
  paste: 'Lim inn',
  selectAll: 'Merk alt',
  view: 'Vis',
  zoomIn: 'Større',
  zoomOut: 'Mindre',
  resetZoom: 'Vanlig størrelse',
  fullScreen: 'Fullskjerm',
  window: 'Vindu',
  minimize: 'Minimer',
  close: 'Lukk',
  reload: 'Last vinduet på nytt',
  quit: 'Avslutt Klientbro',
  crashTitle: 'Vinduet stoppet to ganger på kort tid.',
  crashDetail: 'Arbeidet i bakgrunnen går videre, og ingenting er tapt. Last vinduet på nytt, eller avslutt.',
  profileDamagedTitle: 'Innstillingene kunne ikke leses.',
  profileDamagedDetail:
    'Klientbro startet med nye innstillinger. Klienter, meldinger og nøkler er ikke rørt. Den gamle filen er beholdt som {file}.',
  startFailedTitle: 'Klientbro kunne ikke starte.',
  startFailedDetail:
    'Mappen med innstillingene kan ikke leses eller skrives. Ingenting er endret, og ingenting er sendt.\n\n{folder}',
  profileNewerDetail:
    'Innstillingene er skrevet av en nyere Klientbro. Ingenting er endret. Installer den nyere utgaven igjen.',
};

const nn: ShellTexts = {
  file: 'Fil',
  edit: 'Rediger',
  undo: 'Angre',
  redo: 'Gjer om',
  cut: 'Klipp ut',
  copy: 'Kopier',
  paste: 'Lim inn',
  selectAll: 'Merk alt',
  view: 'Vis',
  zoomIn: 'Større',
  zoomOut: 'Mindre',
  resetZoom: 'Vanleg storleik',
  fullScreen: 'Fullskjerm',
  window: 'Vindauge',
  minimize: 'Minimer',
  close: 'Lukk',
  reload: 'Last vindauget på nytt',
  quit: 'Avslutt Klientbro',
  crashTitle: 'Vindauget stoppa to gonger på kort tid.',
  crashDetail: 'Arbeidet i bakgrunnen går vidare, og ingenting er tapt. Last vindauget på nytt, eller avslutt.',
  profileDamagedTitle: 'Innstillingane kunne ikkje lesast.',
  profileDamagedDetail:
    'Klientbro starta med nye innstillingar. Klientar, meldingar og nøklar er ikkje rørte. Den gamle fila er teken vare på som {file}.',
  startFailedTitle: 'Klientbro kunne ikkje starte.',
  startFailedDetail:
    'Mappa med innstillingane kan ikkje lesast eller skrivast. Ingenting er endra, og ingenting er sendt.\n\n{folder}',
  profileNewerDetail:
    'Innstillingane er skrivne av ein nyare Klientbro. Ingenting er endra. Installer den nyare utgåva att.',
};

const en: ShellTexts = {
  file: 'File',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  view: 'View',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  resetZoom: 'Normal size',
  fullScreen: 'Full screen',
  window: 'Window',
  minimize: 'Minimise',
  close: 'Close',
  reload: 'Reload the window',
  quit: 'Quit Klientbro',
  crashTitle: 'The window stopped twice within a short time.',
  crashDetail: 'Work in the background goes on, and nothing is lost. Reload the window, or quit.',
  profileDamagedTitle: 'The settings could not be read.',
  profileDamagedDetail:
    'Klientbro started with new settings. Clients, messages and keys are untouched. The old file is kept as {file}.',
  startFailedTitle: 'Klientbro could not start.',
  startFailedDetail:
    'The settings folder cannot be read or written. Nothing has changed, and nothing was sent.\n\n{folder}',
  profileNewerDetail:
    'The settings were written by a newer Klientbro. Nothing has changed. Install the newer version again.',
};

const texts: Readonly<Record<Language, ShellTexts>> = { nb, nn, en };

export function shellTexts(language: Language): ShellTexts {
  return texts[language];
}

/** Practice always says so, whatever the page shows. */
export function windowTitle(environment: Environment | null): string {
  return environment === 'practice' ? 'Klientbro – Øving' : 'Klientbro';
}
