import { basename } from 'node:path';
import { z } from 'zod';
import {
  type ClientFoldersView,
  type NamingRule,
  namingRule,
  type WhichMessages,
} from '../../../../shared/contract/client-folders.ts';
import type { MessageFilter } from '../../../../shared/contract/messages-list.ts';
import type { EngineHandlers } from '../../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Base } from '../../base.ts';
import { isThere } from '../../laying.ts';
import { BatchWriter } from '../../store/batch-writer.ts';
import type { ListFor } from '../list/query.ts';
import { checkedRule, DEFAULT_RULE, EXAMPLE, placeBy } from './rule.ts';
import { SAVE_JOB, type SaverOptions, saveJob } from './saver.ts';
import { ClientFolderStore } from './store.ts';

export type ClientFolderHandlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `clientFolders.${string}`>>;

const FOLDER = 'clientFolders.folder';
const RULE = 'clientFolders.rule';
const GATHER_MS = 10;

interface Ports extends Pick<SaverOptions, 'bytes' | 'disk'> {
  /** What a filter asks for that only the list of people knows. */
  readonly astray: (filter: MessageFilter) => Promise<ListFor['astray']>;
}

/** The room's front: attachments of many messages into the clients' folders, named by the firm's rule. */
export function createClientFolders(base: Base, ports: Ports): ClientFolderHandlers {
  const { settings, audit, files, jobs, clock } = base;
  // What is written down of files that are under way together goes together: each commit holds the engine while the disk works.
  const writer = new BatchWriter(base.store, { ms: GATHER_MS, clock });
  const store = new ClientFolderStore(base.store, clock, writer);
  const folder = () => settings.read(FOLDER, z.string());
  const rule = async (): Promise<NamingRule> => (await settings.read(RULE, namingRule)) ?? DEFAULT_RULE;
  jobs.define(
    saveJob({
      ...ports,
      store,
      audit: audit.through(writer),
      clock,
      shelf: async () => {
        const root = await folder();
        return root === undefined ? undefined : { root, rule: await rule() };
      },
    }),
  );
  const seen = async (which: WhichMessages) => ({
    sight: await base.sight(),
    astray: 'filter' in which ? await ports.astray(which.filter) : undefined,
  });
  const handles = new Map<string, string>();
  const handleOf = async () => {
    const path = await folder();
    if (path === undefined) return null;
    const handle = handles.get(path) ?? files.tellSaved(path);
    handles.set(path, handle);
    return { handle, name: basename(path), size: 0 };
  };
  const view = async (): Promise<ClientFoldersView> => {
    const kept = await rule();
    return { folder: await handleOf(), rule: kept, example: exampleOf(kept) };
  };
  return {
    'clientFolders.view': async () => ok(await view()),
    'clientFolders.useFolder': async ({ handle }) => {
      const path = files.granted(handle);
      if (path === undefined) return fail('app.fileRefused');
      if (!(await isThere(path))) return fail('folders.missing', { retryable: true });
      await settings.set(FOLDER, path);
      await audit.note({ act: 'folders.choose', params: { folder: basename(path) } });
      return ok(await view());
    },
    'clientFolders.setRule': async (wish) => {
      const checked = checkedRule(wish);
      if (!checked.ok) return checked;
      await settings.set(RULE, checked.value);
      await audit.note({ act: 'folders.rule', params: { folder: checked.value.folder, file: checked.value.file } });
      return ok(await view());
    },
    'clientFolders.tryRule': async (wish): Promise<Outcome<{ example: string }>> => {
      const checked = checkedRule(wish);
      return checked.ok ? ok({ example: exampleOf(checked.value) }) : checked;
    },
    'clientFolders.plan': async ({ which }) => store.plan(which, await seen(which)),
    'clientFolders.save': async ({ which }) => {
      if ((await folder()) === undefined) return fail('folders.none');
      const begun = await store.begin(which, await seen(which));
      if (!begun.ok) return begun;
      const { saveId, files: count } = begun.value;
      await audit.note({ act: 'folders.save', params: { count } });
      const job = await jobs.enqueue(SAVE_JOB, { payload: { saveId }, params: { count } });
      return job.ok ? ok({ saveId, jobId: job.value.id }) : job;
    },
    'clientFolders.result': async ({ saveId }) =>
      ok({ folder: await handleOf(), ...(await store.result(saveId, await base.sight())) }),
  };
}

function exampleOf(rule: NamingRule): string {
  const { folders, name } = placeBy(rule, EXAMPLE);
  return [...folders, name].join('/');
}
