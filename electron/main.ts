/** The main process: composes the shell, starts it, stops it. What things do stands in `shell/`. */
import { join } from 'node:path';
import { app, clipboard, Menu, nativeTheme, session, shell } from 'electron';
import { configureChromium } from './shell/chromium.ts';
import { systemClock } from './shell/clock.ts';
import { refusalOf } from './shell/data-folder.ts';
import { folderFacts } from './shell/data-folder-facts.ts';
import { EngineHost } from './shell/engine-host.ts';
import { isSupportedElectron, offeredEnvironments } from './shell/environments.ts';
import { createLinkDoor } from './shell/external-links.ts';
import { FileRegistry } from './shell/files.ts';
import { foldersIn } from './shell/folders.ts';
import { forkUtility } from './shell/fork.ts';
import { createGate, createSenderRule } from './shell/gate.ts';
import { createHandlers } from './shell/handlers.ts';
import { connectGate, sendPush } from './shell/ipc.ts';
import { createShellLog } from './shell/log.ts';
import { menuTemplate } from './shell/menu.ts';
import { denyNavigation } from './shell/navigation.ts';
import { askFolder, tellSetAside, tellStartFailed } from './shell/notices.ts';
import { createPageRule, START_PAGE } from './shell/pages.ts';
import { systemPersonName } from './shell/person.ts';
import { PracticeHost, practiceWishes } from './shell/practice-host.ts';
import { pdfOf, print } from './shell/print.ts';
import { type Profile, ProfileStore } from './shell/profile.ts';
import { drainBeforeQuit } from './shell/quit.ts';
import { secureSession } from './shell/session.ts';
import { MainWindow } from './shell/window.ts';
import { Workspace } from './shell/workspace.ts';

const here = import.meta.dirname;
const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
const { sandboxed } = configureChromium(developmentUrl);

function start(): void {
  const folders = foldersIn(app.getPath('userData'));
  const log = createShellLog(join(folders.logs, 'shell.log'), () => systemClock.now());
  const profile = new ProfileStore({ folder: folders.root, personName: systemPersonName(), now: systemClock.now });
  const files = new FileRegistry();
  const offered = offeredEnvironments(process.versions.electron);

  const window = new MainWindow({
    preload: join(here, '../preload/preload.cjs'),
    page: developmentUrl ?? START_PAGE,
    devTools: !app.isPackaged,
    saved: () => profile.current.window,
    onBounds: (bounds) => profile.update({ window: bounds }),
    environment: () => workspace.environment,
    language: () => profile.current.language,
    log,
  });
  const engine = new EngineHost({
    fork: () => forkUtility(join(here, 'engine.js'), 'Klientbro engine'),
    clock: systemClock,
    log,
    onPush: (push) => sendPush(window.contents, push),
    onSaved: (handle, path) => files.saved(handle, path),
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    printToPdf: () => pdfOf(window.contents[0]),
    files: () => files.chosen(),
  });
  const practice = new PracticeHost({
    fork: () => forkUtility(join(here, 'practice.js'), 'Klientbro practice'),
    clock: systemClock,
    log,
    wishes: practiceWishes(process.env),
    onMoved: () => void workspace.practiceMoved(),
  });
  const workspace: Workspace = new Workspace({
    folders,
    profile,
    files,
    engine,
    practice,
    offered,
    appVersion: app.getVersion(),
    downloadFolder: app.getPath('downloads'),
    folderRefused: refusalOf(folderFacts(folders.root)),
    temporaryKeychain: process.env.KLIENTBRO_TEMPORARY_KEYRING === '1',
    onChange: () => window.refreshTitle(),
  });

  const applyPreferences = ({ language, appearance }: Profile): void => {
    nativeTheme.themeSource = appearance;
    const options = { language, platform: process.platform, development: !app.isPackaged };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
  };
  const handlers = createHandlers({
    facts: {
      version: app.getVersion(),
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      electronSupported: isSupportedElectron(process.versions.electron),
      sandboxed,
      platform: process.platform,
      environments: offered,
    },
    profile,
    workspace,
    engine,
    files,
    openLink: createLinkDoor({
      open: (url) => shell.openExternal(url),
      environment: () => workspace.environment,
      practiceOrigin: () => practice.origin,
    }),
    copyText: (text) => clipboard.writeText(text),
    print: () => print(window.contents[0]),
    showFile: (path) => shell.showItemInFolder(path),
    askFolder,
    onPreferences: applyPreferences,
  });

  secureSession(session.defaultSession, { bundleFolder: join(here, '../renderer'), developmentUrl });
  const isOurPage = createPageRule(developmentUrl);
  connectGate(
    createGate({
      shell: handlers,
      engine: async (name, input) => {
        await workspace.settled();
        return engine.call(name, input);
      },
      allowSender: createSenderRule(isOurPage, (id) => window.isKnown(id)),
      log,
    }),
  );
  applyPreferences(profile.current);
  drainBeforeQuit(app, () => workspace.close());
  app.on('second-instance', () => window.show());
  app.on('activate', () => window.show());

  log.info('app.start', { version: app.getVersion(), electron: process.versions.electron, sandboxed });
  const { lastEnvironment, language } = profile.current;
  if (lastEnvironment && offered.includes(lastEnvironment)) {
    void workspace.open(lastEnvironment).then((opened) => {
      if (!opened.ok) log.error('environment.notOpened', { code: opened.error.code });
    });
  }
  window.show();
  if (profile.setAsideAs) tellSetAside(profile.setAsideAs, language);
}

if (app.requestSingleInstanceLock()) {
  denyNavigation(app);
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(start).catch(tellStartFailed);
} else {
  app.quit();
}
