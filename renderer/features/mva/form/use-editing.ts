import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Finding, ReturnView } from '../../../../shared/contract/mva.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { useAction, useQuery } from '../../../state/context.tsx';
import { type EditLine, type FormState, formOf, sameState, stateOf } from './edits.ts';

export interface Editing {
  readonly state: FormState;
  /** Keeps it at once; nothing waits for a button. */
  readonly commit: (next: FormState) => void;
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
  readonly newId: () => number;
  readonly saving: boolean;
  /** What was changed last could not be kept; it stands in the form all the same. */
  readonly error: Failure | undefined;
  readonly retry: () => void;
  /** Lets go of what could not be kept. */
  readonly reload: () => void;
  /** What was said of the old figures and fell away when they were changed. */
  readonly fell: Fell | undefined;
  readonly findings: readonly Finding[];
  readonly lineOf: (finding: Finding) => EditLine | undefined;
}

export interface Fell {
  readonly controls: boolean;
  readonly release: boolean;
}

interface History {
  readonly past: readonly FormState[];
  readonly present: FormState;
  readonly future: readonly FormState[];
}

/** The form of a draft while people change it. Each change goes to the engine in turn, made to the figures the last answer named. */
export function useEditing(view: ReturnView, active: boolean): Editing {
  const counter = useRef(0);
  const newId = useCallback(() => {
    counter.current += 1;
    return counter.current;
  }, []);
  const [history, setHistory] = useState<History>(() => ({ past: [], present: stateOf(view, newId), future: [] }));
  const earlier = useEarlier(view, active, newId, history.past.length === 0 && history.future.length === 0);
  const kept = useKeeping(view, history.present);

  // Changed elsewhere, by somebody else or another part of the app: that is the form now, and can be taken back too.
  useEffect(() => {
    if (!kept.isForeign(view)) return;
    const now = stateOf(view, newId);
    kept.adopt({ view, lines: now.lines });
    setHistory(({ past, present }) => ({ past: [...past, present], present: now, future: [] }));
  }, [view, kept.isForeign, kept.adopt, newId]);

  const go = (next: History) => {
    setHistory(next);
    kept.keep(next.present);
  };
  const { present, future } = history;
  const past = history.past.length > 0 ? history.past : earlier;
  const back = past.at(-1);
  const [forth] = future;
  return {
    state: present,
    commit: (next) => {
      if (!sameState(next, present)) go({ past: [...past, present], present: next, future: [] });
      else if (next === present) kept.keep(next);
    },
    undo: back && (() => go({ past: past.slice(0, -1), present: back, future: [present, ...future] })),
    redo: forth && (() => go({ past: [...past, present], present: forth, future: future.slice(1) })),
    newId,
    saving: kept.saving,
    error: kept.error,
    retry: () => kept.keep(present),
    reload: () => {
      const now = stateOf(view, newId);
      kept.adopt({ view, lines: now.lines });
      setHistory({ past: [], present: now, future: [] });
    },
    fell: kept.fell,
    findings: kept.answer.view.findings,
    lineOf: ({ line }) => {
      const id = line === null ? undefined : kept.answer.lines[line]?.id;
      return present.lines.find((each) => each.id === id);
    },
  };
}

/** What was kept before this page was opened: a change is undone after a restart too. */
function useEarlier(view: ReturnView, active: boolean, newId: () => number, wanted: boolean): readonly FormState[] {
  const { versions } = useQuery('form.versions', active ? { returnId: view.id } : undefined).value ?? { versions: [] };
  return useMemo(
    () =>
      wanted
        ? versions
            .slice(1)
            .reverse()
            .map(({ value }) => stateOf(value, newId))
        : [],
    [versions, newId, wanted],
  );
}

interface Answer {
  readonly view: ReturnView;
  /** The lines that were sent, in the order of the findings' `line`. */
  readonly lines: readonly EditLine[];
}

/** One change at a time on its way; of those that come meanwhile only the last one counts. */
function useKeeping(view: ReturnView, present: FormState) {
  const { run, error, clear } = useAction('form.change');
  const [saving, setSaving] = useState(false);
  const [fell, setFell] = useState<Fell | undefined>();
  const [answer, setAnswer] = useState<Answer>({ view, lines: present.lines });
  const latest = useRef(answer);
  const wanted = useRef<FormState | undefined>(undefined);
  const busy = useRef(false);
  const ours = useRef(new Set([view.figuresHash]));

  // Of the same figures more can have been said meanwhile: a control, a release.
  useEffect(() => {
    if (latest.current.view.figuresHash === view.figuresHash) latest.current = { ...latest.current, view };
  }, [view]);
  const accept = useCallback((next: Answer) => {
    ours.current.add(next.view.figuresHash);
    latest.current = next;
    setAnswer(next);
  }, []);
  const keep = useCallback(
    async (state: FormState) => {
      wanted.current = state;
      if (busy.current) return;
      busy.current = true;
      setSaving(true);
      while (wanted.current) {
        const next: FormState = wanted.current;
        wanted.current = undefined;
        const before = latest.current.view;
        const { id: returnId, figuresHash } = before;
        const outcome = await run({ returnId, figuresHash, value: formOf(next) });
        if (!outcome.ok) break;
        const [controls, release] = [
          before.controls.length > 0 && outcome.value.controls.length === 0,
          before.release !== null && outcome.value.release === null,
        ];
        if (controls || release)
          setFell((was) => ({
            controls: controls || (was?.controls ?? false),
            release: release || (was?.release ?? false),
          }));
        accept({ view: outcome.value, lines: next.lines });
      }
      busy.current = false;
      setSaving(false);
    },
    [run, accept],
  );
  return {
    answer: answer.view.figuresHash === view.figuresHash ? { ...answer, view } : answer,
    saving,
    error,
    fell,
    keep: (state: FormState) => void keep(state),
    isForeign: useCallback((now: ReturnView) => !busy.current && !ours.current.has(now.figuresHash), []),
    adopt: useCallback(
      (now: Answer) => {
        clear();
        accept(now);
      },
      [accept, clear],
    ),
  };
}
