import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newestOf, threadsOf } from '../../../../../renderer/features/inbox/message/threads.ts';
import type { TransmissionView } from '../../../../../shared/contract/reading.ts';

const one = (id: string, at: string, relatedTo: string | null = null): TransmissionView => ({
  id,
  at,
  relatedTo,
  type: 'Information',
  fromParty: false,
  sender: '',
  title: id,
  summary: '',
  authorized: true,
  opened: null,
  deleted: false,
  text: null,
  hasText: false,
  links: [],
  files: [],
});
const ids = (list: readonly TransmissionView[]) =>
  threadsOf(list).map((thread) => thread.map(({ id }) => id).join(' '));

describe('transmissions', () => {
  it('stand in threads by what they answer, the oldest first, the thread with the newest first', () => {
    const list = [one('svar', '3', 'brev'), one('nytt', '2'), one('brev', '1'), one('svar på svar', '4', 'svar')];
    expect(ids(list)).toEqual(['brev svar svar på svar', 'nytt']);
    expect(newestOf(threadsOf(list))).toBe('svar på svar');
  });

  it('made in the same moment stand with the answer last', () => {
    expect(ids([one('svar', '1', 'brev'), one('brev', '1')])).toEqual(['brev svar']);
  });

  it('that answer something unknown begin a thread, and those in a ring are one', () => {
    expect(ids([one('a', '1', 'borte'), one('b', '2', 'c'), one('c', '3', 'b')])).toEqual(['b c', 'a']);
  });

  it('are all shown, each once, whatever they say they answer', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    const some = fc.uniqueArray(fc.record({ id: name, at: fc.constantFrom('1', '2', '3'), to: fc.option(name) }), {
      selector: ({ id }) => id,
    });
    fc.assert(
      fc.property(some, (list) => {
        const shown = threadsOf(list.map(({ id, at, to }) => one(id, at, to))).flat();
        expect(shown.map(({ id }) => id).sort()).toEqual(list.map(({ id }) => id).sort());
      }),
    );
  });
});
