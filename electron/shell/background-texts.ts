import type { Language } from '../../shared/contract/common.ts';

/** What Klientbro says outside its window: the icon's menu, the question when the window is closed, and `--sync-once`. */
export interface BackgroundTexts {
  readonly open: string;
  readonly fetchNow: string;
  readonly quit: string;
  readonly fetching: string;
  readonly lookAndNext: string;
  readonly look: string;
  readonly noLook: string;
  readonly waitsForNetwork: string;
  readonly waitsForMetered: string;
  readonly notOpen: string;
  readonly unreadOne: string;
  readonly unread: string;
  readonly closingTitle: string;
  readonly closingDetail: string;
  readonly closingNoTray: string;
  readonly closingStay: string;
  readonly closingQuit: string;
  readonly closingCancel: string;
  readonly onceDone: string;
  readonly onceFailedOne: string;
  readonly onceFailed: string;
  readonly onceNotStarted: string;
  readonly onceEnvironment: string;
}

const nb: BackgroundTexts = {
  open: 'Åpne Klientbro',
  fetchNow: 'Hent meldinger nå',
  quit: 'Avslutt',
  fetching: 'Henter meldinger …',
  lookAndNext: 'Hentet {last}. Neste henting {next}.',
  look: 'Hentet {last}.',
  noLook: 'Ingen meldinger er hentet ennå.',
  waitsForNetwork: 'Ingen nett. Henter når nettet er tilbake.',
  waitsForMetered: 'Mobilnett. Henter når maskinen er på et annet nett.',
  notOpen: 'Ikke noe miljø er åpnet.',
  unreadOne: '1 ulest melding',
  unread: '{count} uleste meldinger',
  closingTitle: 'Skal Klientbro fortsette å hente meldinger når vinduet er lukket?',
  closingDetail:
    'Klientbro ligger da som et ikon ved klokken. Du avslutter derfra, og du kan ombestemme deg i Innstillinger.',
  closingNoTray:
    'Dette skrivebordet viser ikke ikoner for programmer som kjører. Start Klientbro på nytt for å få vinduet fram igjen. Du kan ombestemme deg i Innstillinger.',
  closingStay: 'Fortsett i bakgrunnen',
  closingQuit: 'Avslutt',
  closingCancel: 'Avbryt',
  onceDone: 'Meldinger er hentet. Ingen klienter feilet.',
  onceFailedOne: 'Meldinger er hentet. 1 klient feilet.',
  onceFailed: 'Meldinger er hentet. {count} klienter feilet.',
  onceNotStarted: 'Meldinger ble ikke hentet. {why}',
  onceEnvironment: 'Velg et av miljøene: {environments}.',
};

const nn: BackgroundTexts = {
  open: 'Opne Klientbro',
  fetchNow: 'Hent meldingar no',
  quit: 'Avslutt',
  fetching: 'Hentar meldingar …',
  lookAndNext: 'Henta {last}. Neste henting {next}.',
  look: 'Henta {last}.',
  noLook: 'Ingen meldingar er henta enno.',
  waitsForNetwork: 'Ikkje nett. Hentar når nettet er tilbake.',
  waitsForMetered: 'Mobilnett. Hentar når maskina er på eit anna nett.',
  notOpen: 'Ikkje noko miljø er opna.',
  unreadOne: '1 ulesen melding',
  unread: '{count} ulesne meldingar',
  closingTitle: 'Skal Klientbro halde fram med å hente meldingar når vindauget er lukka?',
  closingDetail:
    'Klientbro ligg då som eit ikon ved klokka. Du avsluttar derfrå, og du kan ombestemme deg i Innstillingar.',
  closingNoTray:
    'Dette skrivebordet viser ikkje ikon for program som køyrer. Start Klientbro på nytt for å få vindauget fram att. Du kan ombestemme deg i Innstillingar.',
  closingStay: 'Hald fram i bakgrunnen',
  closingQuit: 'Avslutt',
  closingCancel: 'Avbryt',
  onceDone: 'Meldingar er henta. Ingen klientar feila.',
  onceFailedOne: 'Meldingar er henta. 1 klient feila.',
  onceFailed: 'Meldingar er henta. {count} klientar feila.',
  onceNotStarted: 'Meldingar vart ikkje henta. {why}',
  onceEnvironment: 'Vel eit av miljøa: {environments}.',
};

const en: BackgroundTexts = {
  open: 'Open Klientbro',
  fetchNow: 'Fetch messages now',
  quit: 'Quit',
  fetching: 'Fetching messages …',
  lookAndNext: 'Fetched {last}. Next at {next}.',
  look: 'Fetched {last}.',
  noLook: 'No messages have been fetched yet.',
  waitsForNetwork: 'No network. Fetches when it is back.',
  waitsForMetered: 'Metered network. Fetches when the machine is on another.',
  notOpen: 'No environment is open.',
  unreadOne: '1 unread message',
  unread: '{count} unread messages',
  closingTitle: 'Should Klientbro go on fetching messages when the window is closed?',
  closingDetail: 'Klientbro is then an icon beside the clock. Quit from there, or change your mind in Settings.',
  closingNoTray:
    'This desktop shows no icons of running programs. Start Klientbro again to bring the window back. You can change your mind in Settings.',
  closingStay: 'Go on in the background',
  closingQuit: 'Quit',
  closingCancel: 'Cancel',
  onceDone: 'Messages are fetched. No clients failed.',
  onceFailedOne: 'Messages are fetched. 1 client failed.',
  onceFailed: 'Messages are fetched. {count} clients failed.',
  onceNotStarted: 'Messages were not fetched. {why}',
  onceEnvironment: 'Choose one of the environments: {environments}.',
};

const all: Readonly<Record<Language, BackgroundTexts>> = { nb, nn, en };

export function backgroundTexts(language: Language): BackgroundTexts {
  return all[language];
}
