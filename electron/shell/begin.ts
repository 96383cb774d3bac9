import { app } from 'electron';
import type { Environment } from '../../shared/contract/common.ts';
import { fail, failure } from '../../shared/outcome.ts';
import type { Background } from './background.ts';
import { systemClock } from './clock.ts';
import type { EngineHost } from './engine-host.ts';
import { answerWish, forgetAnswers, wish } from './handover.ts';
import type { ShellLog } from './log.ts';
import { HIDDEN_SWITCH } from './login-item.ts';
import { startedAtLogin } from './login-item-here.ts';
import { tellSetAside } from './notices.ts';
import { endOnce, type Once } from './once.ts';
import type { ProfileStore } from './profile.ts';
import { lookOnce, notStarted, type OnceResult } from './sync-once.ts';
import type { MainWindow } from './window.ts';
import type { Workspace } from './workspace.ts';

/** Enough for a process to be asked for; too little for a person to see. */
const HEAD_START_MS = 100;

export interface BeginParts {
  readonly root: string;
  readonly profile: ProfileStore;
  readonly window: MainWindow;
  readonly workspace: Workspace;
  readonly background: Background;
  readonly engine: EngineHost;
  readonly offered: readonly Environment[];
  readonly log: ShellLog;
}

/** Opens what was open last, with or without a window, and hears further starts. `once`: one look, and an end with its result. */
export function begin(once: Once | undefined, parts: BeginParts): void {
  const { root, profile, window, workspace, background, engine, offered, log } = parts;
  forgetAnswers(root);
  const show = (): void => {
    if (once) once.takenOver = true;
    background.start();
    window.show();
  };
  const look = async (environment: Environment | null): Promise<OnceResult> => {
    await workspace.settled();
    if (!workspace.environment) return notStarted(failure('app.noEnvironment'));
    if (environment && environment !== workspace.environment) return notStarted(failure('app.otherEnvironment'));
    return lookOnce((name, input) => engine.call(name, input), systemClock);
  };
  app.on('second-instance', (_event, argv, _folder, said) => {
    const asked = wish.safeParse(said);
    if (!asked.success) {
      // The log-in's own start, of an app that runs already.
      if (!argv.includes(`--${HIDDEN_SWITCH}`)) show();
      return;
    }
    const { id, environment } = asked.data.syncOnce;
    answerWish(root, id, () => look(environment)).catch(() => log.error('once.notAnswered'));
  });
  // macOS says it at every launch too, and a scheduler's has no window.
  if (!once) app.on('activate', show);

  const { lastEnvironment, language } = profile.current;
  const first = once?.environment ?? lastEnvironment;
  const opening = first && offered.includes(first) ? workspace.open(first) : Promise.resolve(fail('app.noEnvironment'));
  if (once) {
    void opening
      .then((opened) => (opened.ok ? look(first) : notStarted(opened.error)))
      .then((result) => endOnce(once, result, language, () => workspace.close()));
    return;
  }
  void opening.then((opened) => {
    if (!opened.ok && first) log.error('environment.notOpened', { code: opened.error.code });
  });
  const isHidden = app.commandLine.hasSwitch(HIDDEN_SWITCH) || startedAtLogin();
  // The engine's process first: what it loads takes longer than the window, and making that holds this one.
  const headStart = new Promise((resolve) => setTimeout(resolve, HEAD_START_MS));
  void Promise.race([opening, headStart]).then(() => {
    if (isHidden && background.choice.whenClosed === 'stay') background.start();
    else show();
    if (profile.setAsideAs) tellSetAside(profile.setAsideAs, language);
  });
}
