import type { EngineOperation, ParsedInputOf } from '../../../shared/contract.ts';
import { operationOf } from '../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { About } from '../blocked.ts';
import type { Engine, EngineHost } from '../engine-api.ts';
import { Files } from '../files.ts';
import { openArchive } from './archive-read.ts';
import { type RestoreOptions, restoreBackup } from './restore.ts';

export interface RestoringOptions extends Omit<RestoreOptions, 'person'> {
  readonly host: EngineHost;
  readonly downloadFolder: string;
  readonly personName: string;
  readonly about: About;
}

/** An engine that has opened neither key nor database: it takes in a backup, and refuses everything else. */
export function restoringEngine(options: RestoringOptions): Engine {
  const { host, environment, profileId, log } = options;
  const files = new Files({ downloadFolder: options.downloadFolder, onSaved: () => undefined });
  let person = options.personName;
  let progress: { done: number; total: number } | null = null;
  let atWork: Promise<unknown> | undefined;

  const pathOf = (handle: string): Outcome<string> => {
    const path = files.granted(handle);
    return path === undefined ? fail('app.fileRefused', { action: 'fixInput' }) : ok(path);
  };
  const inspect = async ({ handle }: ParsedInputOf<'backup.inspect'>) => {
    const path = pathOf(handle);
    if (!path.ok) return path;
    const opened = await openArchive(path.value);
    if (!opened.ok) return opened;
    const { manifest, close } = opened.value;
    close();
    if (manifest.environment !== environment) {
      const params = { found: manifest.environment, expected: environment };
      return fail('backup.otherEnvironment', { params, action: 'fixInput' });
    }
    const { madeAt, appVersion } = manifest;
    return ok({ environment, madeAt, appVersion, isOwn: manifest.profileId === profileId });
  };
  const restore = async ({ handle, code }: ParsedInputOf<'backup.restore'>) => {
    const path = pathOf(handle);
    if (!path.ok) return path;
    if (atWork) return fail('backup.running');
    let percent = -1;
    const work = restoreBackup(
      { ...options, person: () => person },
      {
        path: path.value,
        code,
        onProgress: (done, total) => {
          progress = { done, total };
          const now = Math.floor((done * 100) / Math.max(1, total));
          if (now > percent) host.push('backup.changed', {});
          percent = now;
        },
      },
    );
    atWork = work;
    try {
      const restored = await work;
      log.info('backup.restore', { code: restored.ok ? 'done' : restored.error.code });
      return restored;
    } finally {
      atWork = undefined;
      progress = null;
    }
  };

  const answer = async (name: EngineOperation, input: unknown): Promise<Outcome<unknown>> => {
    switch (name) {
      case 'health.get':
        return ok({ database: 'restoring', setAsideAs: null, problem: null, ...options.about });
      case 'backup.restoring':
        return ok({ progress });
      case 'backup.inspect':
        return inspect(input as ParsedInputOf<'backup.inspect'>);
      case 'backup.restore':
        return restore(input as ParsedInputOf<'backup.restore'>);
      default:
        return fail('backup.restoring', { sent: 'notSent' });
    }
  };

  return {
    call: async (name, input) => {
      const parsed = operationOf(name).input.safeParse(input);
      if (!parsed.success) return fail('gate.invalidInput', { params: { operation: name } });
      return answer(name, parsed.data);
    },
    grantFile: (handle, path) => files.grant(handle, path),
    setPerson: (name) => {
      person = name;
    },
    setConditions: () => undefined,
    stop: async () => {
      await atWork?.catch(() => undefined);
    },
  };
}
