import type { EngineHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/outcome.ts';
import { auditCsv } from './audit/export.ts';
import type { Base } from './base.ts';
import { environmentSettings, setFilingChannel } from './environment-settings.ts';
import { type TodayParts, today } from './today.ts';

export interface HandlerParts {
  readonly base: Base;
  /** The handlers that the rooms bring themselves. */
  readonly rooms: Omit<EngineHandlers, keyof OwnHandlers>;
  readonly today: TodayParts;
  readonly about: { readonly startedAt: string; readonly profileId: string };
}

type OwnHandlers = Pick<
  EngineHandlers,
  Extract<keyof EngineHandlers, `${'jobs' | 'audit' | 'overview' | 'settings' | 'health'}.${string}`>
>;

/** Every operation of the contract that the engine answers, and the part that answers it. */
export function handlersOf({ base, rooms, today: parts, about }: HandlerParts): EngineHandlers {
  const { environment, store, settings, files, audit, jobs } = base;
  const own: OwnHandlers = {
    'jobs.list': async () => ok({ jobs: await jobs.list() }),
    'jobs.pause': ({ id }) => jobs.pause(id),
    'jobs.resume': ({ id }) => jobs.resume(id),
    'jobs.cancel': ({ id }) => jobs.cancel(id),

    'audit.list': async (filter) => ok(await audit.list({ ...filter, sight: await base.sight() })),
    'audit.persons': async () => ok({ persons: await audit.persons() }),
    'audit.export': async ({ name, headings, words, ...filter }) => {
      const rows = await audit.all({ ...filter, sight: await base.sight() });
      const saved = await files.save(`${name}.csv`, auditCsv(headings, rows, words));
      if (saved.ok) await audit.note({ act: 'audit.export', params: { rows: rows.length, file: saved.value.name } });
      return saved;
    },
    'audit.verify': async () => ok(await audit.verify()),

    'overview.get': async () => ok(await today(parts)),
    'settings.get': async () => ok(await environmentSettings(settings, environment)),
    'settings.set': ({ filingChannel }) => setFilingChannel(settings, environment, filingChannel),

    'health.get': async () =>
      ok({
        database: store.setAsideAs === null ? 'ready' : 'setAside',
        setAsideAs: store.setAsideAs,
        problem: null,
        ...about,
      }),
  };
  return { ...rooms, ...own };
}
