import type { AppSnapshot } from '../../shared/contract/app.ts';
import type { Environment } from '../../shared/contract/common.ts';
import type { ShellHandlers } from '../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { Background } from './background.ts';
import type { EngineHost } from './engine-host.ts';
import type { LinkDoor } from './external-links.ts';
import type { FileRegistry } from './files.ts';
import type { Profile, ProfileStore } from './profile.ts';
import type { Workspace } from './workspace.ts';

/** What the build and the machine are; fixed for one run. */
export interface AppFacts {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly electronSupported: boolean;
  readonly sandboxed: boolean;
  readonly platform: string;
  readonly environments: readonly Environment[];
}

export interface HandlerOptions {
  readonly facts: AppFacts;
  readonly profile: ProfileStore;
  readonly workspace: Workspace;
  readonly engine: Pick<EngineHost, 'state' | 'setPerson' | 'grantFile'>;
  readonly files: FileRegistry;
  readonly background: Pick<Background, 'handlers'>;
  readonly openLink: LinkDoor;
  readonly copyText: (text: string) => void;
  /** The operating system's dialog for printing what the window shows. */
  readonly print: () => Promise<Outcome<Record<string, never>>>;
  readonly showFile: (path: string) => void;
  /** The operating system's dialog for a folder; undefined when it was closed. */
  readonly askFolder: () => Promise<string | undefined>;
  /** Language and appearance also concern the menu and the window itself. */
  readonly onPreferences: (profile: Profile) => void;
}

/** Every operation the shell answers itself. */
export function createHandlers(options: HandlerOptions): ShellHandlers {
  const { facts, profile, workspace, engine, files } = options;

  const snapshot = (): AppSnapshot => {
    const { language, appearance, personName, navigationCollapsed } = profile.current;
    return {
      ...facts,
      environments: [...facts.environments],
      environment: workspace.environment,
      language,
      appearance,
      personName,
      navigationCollapsed,
      engine: engine.state(),
      ...(workspace.folderRefused ? { folderRefused: workspace.folderRefused } : {}),
    };
  };
  const after = async (done: Promise<Outcome<void>>): Promise<Outcome<AppSnapshot>> => {
    const result = await done;
    return result.ok ? ok(snapshot()) : result;
  };

  return {
    ...options.background.handlers,
    'app.snapshot': async () => ok(snapshot()),
    'app.openEnvironment': ({ environment, restoring }) => after(workspace.open(environment, restoring)),
    'app.leaveEnvironment': () => after(workspace.leave()),
    'app.resetPractice': () => after(workspace.resetPractice()),
    'app.restartEngine': () => after(workspace.restart()),
    'app.setPreferences': async (change) => {
      const wanted = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const saved = profile.update(wanted);
      if (!saved.ok) return saved;
      if (change.personName) engine.setPerson(change.personName);
      options.onPreferences(saved.value);
      return ok(snapshot());
    },
    'app.openLink': ({ url }) => options.openLink(url),
    'app.copyText': async ({ text }) => {
      options.copyText(text);
      return ok({});
    },
    'app.print': () => options.print(),
    'app.showFile': async ({ handle }) => {
      const path = await files.find(handle);
      if (!path) return fail('app.fileMissing');
      options.showFile(path);
      return ok({});
    },
    'app.chooseFolder': async () => {
      const path = await options.askFolder();
      if (path === undefined) return ok({ folder: null });
      const registered = await files.registerFolder(path);
      if (!registered.ok) return registered;
      engine.grantFile(registered.value.handle, path);
      return ok({ folder: registered.value });
    },
    'app.registerFile': async ({ path }) => {
      const registered = await files.register(path);
      if (!registered.ok) return registered;
      const granted = files.chosenPath(registered.value.handle);
      if (granted) engine.grantFile(registered.value.handle, granted);
      return registered;
    },
  };
}
