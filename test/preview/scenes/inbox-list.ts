import type { MessageRow, SavedSearch } from '../../../shared/contract/messages-list.ts';
import type { Rule } from '../../../shared/contract/office.ts';
import { ok } from '../../../shared/outcome.ts';
import { needlesOf, patternOf } from '../../../shared/search-words.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { uuidOf } from './people.ts';
import type { Scene } from './scene.ts';

const staff = ['Ingrid Solberg', 'Jonas Berg', 'Marte Lunde'].map((name, index) => ({ id: uuidOf(8, index), name }));

/** The list of messages and what an office does to them, over rows that are changed as they are acted on. */
export function listHandlers(double: Double, scene: Scene, held: Map<string, MessageRow>): void {
  const change = (ids: readonly string[], part: (row: MessageRow) => Partial<MessageRow>) => {
    for (const id of ids) {
      const row = held.get(id);
      if (row) held.set(id, { ...row, ...part(row) });
    }
    double.notify('dialogs.changed', {});
    return ok({ changed: [...ids] });
  };
  double.handle('dialogs.list', (input) => {
    const patterns = needlesOf(input.search ?? '').map((needle) => patternOf([needle]));
    const found = [...held.values()].filter(
      (row) =>
        scene !== 'empty' &&
        patterns.every((pattern) =>
          pattern
            ? new RegExp(pattern.source, 'iu').test(`${row.title} ${row.summary} ${row.sender} ${row.client.name}`)
            : true,
        ) &&
        (!input.organisationNumber || row.client.organisationNumber === input.organisationNumber) &&
        (!input.owners?.length || input.owners.includes(row.sender)) &&
        (!input.statuses?.length || input.statuses.includes(row.status)) &&
        (!input.unreadOnly || row.unread) &&
        (!input.newContent || row.newContent) &&
        (!input.hideDone || !row.done),
    );
    const sorted = {
      newest: () => found,
      due: () => found.filter((row) => row.dueAt !== null).sort((a, b) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1)),
      client: () => found.sort((a, b) => a.client.name.localeCompare(b.client.name, 'nb')),
      sender: () => found.sort((a, b) => a.sender.localeCompare(b.sender, 'nb')),
    }[input.sort ?? 'newest']();
    return ok({ rows: sorted.slice(input.offset, input.offset + input.limit), total: sorted.length, more: false });
  });
  const counted = (of: (row: MessageRow) => string) => {
    const counts = new Map<string, number>();
    for (const row of held.values()) counts.set(of(row), (counts.get(of(row)) ?? 0) + 1);
    return scene === 'empty' ? [] : [...counts].map(([key, count]) => ({ key, name: key, count }));
  };
  double.handle('messages.choices', () =>
    ok({
      owners: counted((row) => row.sender),
      services: [],
      statuses: counted((row) => row.status),
      subUnits: [],
      tags: ['Klage', 'Årsoppgjør'],
      people: staff,
    }),
  );
  let searches: SavedSearch[] =
    scene === 'empty'
      ? []
      : [
          { id: uuidOf(9, 0), name: 'Uleste fra Skatteetaten', filter: { owners: ['Skatteetaten'], unreadOnly: true } },
          { id: uuidOf(9, 1), name: 'Tvangsmulkt', filter: { search: 'tvangsmulkt', hideDone: true } },
        ];
  double.handle('messages.saved', () => ok({ searches }));
  double.handle('messages.saveSearch', ({ id, name, filter }) => {
    const saved = { id: id ?? uuidOf(9, searches.length), name, filter };
    searches = [...searches.filter((each) => each.id !== saved.id), saved];
    return ok({ searches });
  });
  double.handle('messages.removeSearch', ({ id }) => {
    searches = searches.filter((each) => each.id !== id);
    return ok({ searches });
  });
  let notes = [
    {
      id: uuidOf(10, 0),
      text: 'Ringte klienten. Bilagene kommer på fredag.',
      by: 'Jonas Berg',
      at: '2026-11-20T09:12:00.000Z',
    },
  ];
  const view = (dialogId: string) => {
    const row = held.get(dialogId);
    const person = staff.find(({ name }) => name === row?.person);
    return ok({
      notes: row && row.notes > 0 ? notes : [],
      followUpOn: row?.followUpOn ?? null,
      tags: row?.tags ?? [],
      // Jonas may not see one of his clients any more.
      person: person ? { ...person, sees: person.name !== 'Jonas Berg' } : null,
    });
  };
  double.handle('office.get', ({ dialogId }) => view(dialogId));
  double.handle('office.addNote', ({ dialogId, text }) => {
    notes = [...notes, { id: uuidOf(10, notes.length), text, by: 'Ingrid Solberg', at: new Date().toISOString() }];
    change([dialogId], () => ({ notes: notes.length }));
    return view(dialogId);
  });
  double.handle('office.setFollowUp', ({ dialogIds, day }) => change(dialogIds, () => ({ followUpOn: day })));
  double.handle('office.due', ({ from, to }) => {
    const due = [...held.values()].flatMap((row) => {
      const { id, client, sender, title, status, person, done } = row;
      const one = { id, client, sender, title, status, person, done };
      const day = row.dueAt?.slice(0, 10);
      return [
        ...(day ? [{ ...one, kind: 'due' as const, day }] : []),
        ...(row.followUpOn ? [{ ...one, kind: 'followUp' as const, day: row.followUpOn }] : []),
      ].filter((each) => each.day >= from && each.day <= to && !done);
    });
    due.sort((a, b) => (a.day < b.day ? -1 : 1));
    return ok({ rows: scene === 'empty' ? [] : due.slice(0, 40), more: false });
  });
  double.handle('office.exportDue', ({ name }) => ok({ handle: 'calendar', name: `${name}.ics`, size: 4096 }));
  let rules: Rule[] =
    scene === 'empty'
      ? []
      : [
          {
            ...{ id: uuidOf(11, 0), by: 'Ingrid Solberg', at: '2026-11-02T08:00:00.000Z' },
            ...{ service: '', owner: 'Skatteetaten', words: 'tvangsmulkt', group: '' },
            ...{ personId: staff[1]?.id ?? null, tag: 'Haster', notify: false },
          },
        ];
  double.handle('office.rules', () => ok({ rules }));
  double.handle('office.saveRule', ({ id, rule }) => {
    const saved = { ...rule, id: id ?? uuidOf(11, rules.length), by: 'Ingrid Solberg', at: new Date().toISOString() };
    rules = [...rules.filter((each) => each.id !== saved.id), saved];
    return ok({ rules });
  });
  double.handle('office.removeRule', ({ id }) => {
    rules = rules.filter((each) => each.id !== id);
    return ok({ rules });
  });
  double.handle('office.countRule', () => ok({ count: 12 }));
  double.handle('office.applyRule', () => ok({ count: 12 }));
  double.handle('office.setDone', ({ dialogIds, done }) => change(dialogIds, () => ({ done })));
  double.handle('office.receivers', () => ok({ people: staff }));
  double.handle('office.assign', ({ dialogIds, personId }) =>
    change(dialogIds, () => ({ person: staff.find(({ id }) => id === personId)?.name ?? null })),
  );
  double.handle('office.setTag', ({ dialogIds, tag, on }) =>
    change(dialogIds, (row) => ({ tags: [...row.tags.filter((each) => each !== tag), ...(on ? [tag] : [])] })),
  );
}
