import type { DueRow } from '../../../../shared/contract/office.ts';
import type { EngineHandlers } from '../../../../shared/contract.ts';
import { ok } from '../../../../shared/outcome.ts';
import type { Base } from '../../base.ts';
import { OfficeActs, type OfficeOptions } from './acts.ts';
import { calendarOf } from './calendar.ts';
import { dueRows, followUpsDue } from './due.ts';
import { OfficeRules } from './rules.ts';

export interface Office {
  readonly handlers: Pick<EngineHandlers, Extract<keyof EngineHandlers, `office.${string}`>>;
  readonly rules: OfficeRules;
  /** What is to be followed up by now, of what whoever asks may see. */
  readonly followUps: () => Promise<DueRow[]>;
}

/** What the office adds to messages. Nothing of it leaves the firm. */
export function createOffice(base: Base, people: OfficeOptions['people']): Office {
  const { store, clock, audit, push, person, sight, files } = base;
  const options = { store, clock, audit, push, person, people };
  const acts = new OfficeActs(options);
  const rules = new OfficeRules(options);
  return {
    rules,
    followUps: async () => followUpsDue(store, await sight(), clock.now()),
    handlers: {
      'office.get': ({ dialogId }) => acts.view(dialogId),
      'office.setDone': ({ dialogIds, done }) => acts.setDone(dialogIds, done),
      'office.addNote': ({ dialogId, text }) => acts.addNote(dialogId, text),
      'office.removeNote': ({ dialogId, noteId }) => acts.removeNote(dialogId, noteId),
      'office.setFollowUp': ({ dialogIds, day }) => acts.setFollowUp(dialogIds, day),
      'office.receivers': async ({ dialogIds }) => ok({ people: await acts.receivers(dialogIds) }),
      'office.assign': ({ dialogIds, personId }) => acts.assign(dialogIds, personId),
      'office.setTag': ({ dialogIds, tag, on }) => acts.setTag(dialogIds, tag, on),
      'office.rules': async () => ok({ rules: [...(await rules.all())] }),
      'office.saveRule': ({ id, rule }) => rules.save(id, rule),
      'office.removeRule': ({ id }) => rules.remove(id),
      'office.countRule': async ({ id }) => ok({ count: await rules.count(id) }),
      'office.applyRule': ({ id }) => rules.applyToHeld(id),
      'office.due': async (wish) => ok(await dueRows(store, wish, await sight())),
      'office.exportDue': async ({ name, words, ...wish }) => {
        const { rows } = await dueRows(store, wish, await sight());
        return files.save(`${name}.ics`, calendarOf(rows, words, clock.now()));
      },
    },
  };
}
