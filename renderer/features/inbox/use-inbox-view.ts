import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { MessageFilter } from '../../../shared/contract/messages-list.ts';
import { useAppState, useQuery } from '../../state/context.tsx';
import { addressOf, everything, queryOf, readAddress, rememberedFilter, rememberFilter } from './view.ts';

export interface InboxView {
  /** What is asked for now; what is being typed goes before what the address says. */
  readonly filter: MessageFilter;
  /** The filter without its words: the same object while somebody types. */
  readonly narrowing: MessageFilter;
  readonly search: string;
  readonly selected: string | undefined;
  readonly setSearch: (search: string) => void;
  readonly change: (part: Partial<MessageFilter>) => void;
  /** Another filter altogether. */
  readonly show: (filter: MessageFilter) => void;
  readonly select: (dialogId: string | undefined) => void;
}

/** The address follows the typing when it rests: the browser takes only so many changes of it. */
const REST = 400;

/** Filter and message are in the address, so that back and forward know them; the filter is remembered for the next time too. */
export function useInboxView(): InboxView {
  const [path, go] = useLocation();
  const address = useMemo(() => readAddress(path), [path]);
  const held = address.filter ?? everything;
  const heldSearch = held.search ?? '';
  const { queries } = useAppState();
  const [search, setSearch] = useState(heldSearch);
  const { dialogId } = address;

  const personId = useQuery('people.here', {}).value?.here?.id;
  // Whoever comes without a filter of their own gets the one they left.
  // biome-ignore lint/correctness/useExhaustiveDependencies: on arrival alone; later an address without a filter asks for everything
  useEffect(() => {
    if (personId === undefined) return;
    const remembered = rememberedFilter(personId);
    if (address.filter === undefined && queryOf(remembered) !== '')
      go(addressOf(remembered, dialogId), { replace: true });
  }, [personId]);
  // Back, forward and saved searches bring their own words.
  useEffect(() => setSearch(heldSearch), [heldSearch]);

  const key = queryOf({ ...held, search });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of it; the same filter stays the same object
  const filter = useMemo(() => ({ ...held, search }), [key]);
  const { search: _words, ...narrow } = held;
  const narrowKey = queryOf(narrow);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const narrowing = useMemo<MessageFilter>(() => narrow, [narrowKey]);
  const latest = useRef({ filter, dialogId });
  latest.current = { filter, dialogId };
  const show = useCallback(
    (next: MessageFilter, replace = false) => {
      if (personId !== undefined) rememberFilter(personId, next);
      go(addressOf(next, latest.current.dialogId), { replace });
    },
    [go, personId],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed starts the wait; an address that says it by now, with the message that was chosen meanwhile, ends it
  useEffect(() => {
    if (search === heldSearch) return;
    const timer = setTimeout(() => show({ ...held, search }, true), REST);
    return () => clearTimeout(timer);
  }, [search, heldSearch]);
  const change = useCallback((part: Partial<MessageFilter>) => show({ ...latest.current.filter, ...part }), [show]);
  const type = useCallback(
    (words: string) => {
      queries.typed();
      setSearch(words);
    },
    [queries],
  );
  const select = useCallback(
    (id: string | undefined) => {
      const { filter: now, dialogId: open } = latest.current;
      go(addressOf(now, id), { replace: open !== undefined && id !== undefined });
    },
    [go],
  );
  return { filter, narrowing, search, selected: dialogId, setSearch: type, change, show, select };
}
