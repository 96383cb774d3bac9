/** The main process: composes the shell, starts it, stops it. What things do stands in `shell/`. */
import { join } from 'node:path';
import { app, clipboard, session, shell } from 'electron';
import { ok } from '../shared/outcome.ts';
import type { Background } from './shell/background.ts';
import { backgroundHere } from './shell/background-here.ts';
import { begin } from './shell/begin.ts';
import { configureChromium } from './shell/chromium.ts';
import { systemClock } from './shell/clock.ts';
import { Closing } from './shell/closing.ts';
import { refusalOf } from './shell/data-folder.ts';
import { folderFacts } from './shell/data-folder-facts.ts';
import { EngineHost } from './shell/engine-host.ts';
import { offeredEnvironments } from './shell/environments.ts';
import { createLinkDoor } from './shell/external-links.ts';
import { factsHere } from './shell/facts-here.ts';
import { FileRegistry } from './shell/files.ts';
import { foldersIn } from './shell/folders.ts';
import { forkUtility } from './shell/fork.ts';
import { createGate, createSenderRule } from './shell/gate.ts';
import { createHandlers } from './shell/handlers.ts';
import { connectGate, sendPush } from './shell/ipc.ts';
import { createShellLog } from './shell/log.ts';
import { applyLook } from './shell/look.ts';
import { denyNavigation } from './shell/navigation.ts';
import { askFolder, tellStartFailed } from './shell/notices.ts';
import { endAtOnce, isPossible, type Once, onceOf, saidBy, tellOnceFailed } from './shell/once.ts';
import { createPageRule, START_PAGE } from './shell/pages.ts';
import { systemPersonName } from './shell/person.ts';
import { PracticeHost, practiceAsked } from './shell/practice-host.ts';
import { pdfOf, print } from './shell/print.ts';
import { ProfileStore } from './shell/profile.ts';
import { drainBeforeQuit } from './shell/quit.ts';
import { secureSession } from './shell/session.ts';
import { MainWindow } from './shell/window.ts';
import { Workspace } from './shell/workspace.ts';

const here = import.meta.dirname;
const developmentUrl = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
const { sandboxed } = configureChromium(developmentUrl);

/** `once`: no window, one look, and an end with its result. */
function start(once: Once | undefined): void {
  const folders = foldersIn(app.getPath('userData'));
  const log = createShellLog(join(folders.logs, 'shell.log'), () => systemClock.now());
  const profile = new ProfileStore({ folder: folders.root, personName: systemPersonName(), now: systemClock.now });
  const files = new FileRegistry();
  const offered = offeredEnvironments(process.versions.electron);

  const closing = new Closing();
  const window = new MainWindow({
    preload: join(here, '../preload/preload.cjs'),
    page: developmentUrl ?? START_PAGE,
    devTools: !app.isPackaged,
    saved: () => profile.current.window,
    onBounds: (bounds) => profile.update({ window: bounds }),
    environment: () => workspace.environment,
    language: () => profile.current.language,
    mayClose: (closed) => closing.mayClose(closed, background, profile.current.language),
    log,
  });
  const engine = new EngineHost({
    fork: () => forkUtility(join(here, 'engine.js'), 'Klientbro engine'),
    clock: systemClock,
    log,
    onPush: (push) => {
      sendPush(window.contents, push);
      background.heard(push);
    },
    conditions: () => background.conditions,
    onSaved: (handle, path) => files.saved(handle, path),
    resolveProxy: (url) => session.defaultSession.resolveProxy(url),
    printToPdf: () => pdfOf(window.contents[0]),
    files: () => files.chosen(),
  });
  const practice = new PracticeHost({
    fork: () => forkUtility(join(here, 'practice.js'), 'Klientbro practice'),
    clock: systemClock,
    log,
    ...practiceAsked(process.env),
    onMoved: () => void workspace.practiceMoved(),
  });
  const workspace: Workspace = new Workspace({
    folders,
    // What a scheduler opens is not what the person left.
    profile: once ? { current: profile.current, update: () => ok(profile.current) } : profile,
    files,
    engine,
    practice,
    offered,
    appVersion: app.getVersion(),
    downloadFolder: app.getPath('downloads'),
    folderRefused: refusalOf(folderFacts(folders.root)),
    temporaryKeychain: process.env.KLIENTBRO_TEMPORARY_KEYRING === '1',
    onChange: () => {
      window.refreshTitle();
      background.environmentChanged();
    },
  });
  const background: Background = backgroundHere(profile, window, { workspace: () => workspace, engine: () => engine });
  const handlers = createHandlers({
    facts: factsHere(sandboxed, offered),
    profile,
    workspace,
    engine,
    files,
    background,
    openLink: createLinkDoor({
      open: (url) => shell.openExternal(url),
      environment: () => workspace.environment,
      practiceOrigin: () => practice.origin,
    }),
    copyText: (text) => clipboard.writeText(text),
    print: () => print(window.contents[0]),
    showFile: (path) => shell.showItemInFolder(path),
    askFolder,
    onPreferences: (now) => {
      applyLook(now);
      background.refresh();
    },
  });

  secureSession(session.defaultSession, { bundleFolder: join(here, '../renderer'), developmentUrl });
  const isOurPage = createPageRule(developmentUrl);
  connectGate(
    createGate({
      shell: handlers,
      engine: (name, input) => workspace.settled().then(() => engine.call(name, input)),
      allowSender: createSenderRule(isOurPage, (id) => window.isKnown(id)),
      log,
    }),
  );
  applyLook(profile.current);
  drainBeforeQuit(app, () => workspace.close());

  log.info('app.start', { version: app.getVersion(), electron: process.versions.electron, sandboxed });
  begin(once, { root: folders.root, profile, window, workspace, background, engine, offered, log });
}

const once = onceOf(app.commandLine);
if (isPossible(once) && app.requestSingleInstanceLock(saidBy(once))) {
  denyNavigation(app);
  const failed = once ? tellOnceFailed : tellStartFailed;
  app
    .whenReady()
    .then(() => start(once))
    .catch(failed);
} else if (once) endAtOnce(once);
else app.quit();
