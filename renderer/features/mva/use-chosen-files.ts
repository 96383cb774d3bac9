import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract.ts';
import { type Failure, failure } from '../../../shared/outcome.ts';
import { useAppState } from '../../state/context.tsx';

export type ChosenFile = OutputOf<'saft.recognise'> & { readonly handle: string; readonly name: string };

export interface ChosenFiles {
  /** More than one only for SAF-T, which comes in parts. */
  readonly files: readonly ChosenFile[];
  readonly choose: (file: File) => void;
  readonly add: (file: File) => void;
  readonly remove: (handle: string) => void;
  readonly error: Failure | undefined;
  /** Name of the file the error is about. */
  readonly failed: string;
}

/** What a person chose, told apart by what stands in it. */
export function useChosenFiles(start: File | undefined): ChosenFiles {
  const { chooseFile, queries } = useAppState();
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [problem, setProblem] = useState<{ error: Failure; failed: string } | undefined>();
  const newest = useRef<File | undefined>(undefined);

  const look = async (file: File, put: (chosen: ChosenFile) => Failure | undefined) => {
    newest.current = file;
    setProblem(undefined);
    const handle = await chooseFile(file);
    const found = handle.ok ? await queries.run('saft.recognise', { handle: handle.value.handle }) : handle;
    // Another was chosen while this one was looked at.
    if (newest.current !== file) return;
    const error =
      handle.ok && found.ok
        ? put({ ...found.value, handle: handle.value.handle, name: file.name })
        : found.ok
          ? undefined
          : found.error;
    if (error) setProblem({ error, failed: file.name });
  };
  const choose = (file: File) => {
    setFiles([]);
    void look(file, (chosen) => {
      setFiles([chosen]);
      return undefined;
    });
  };
  const add = (file: File) => {
    void look(file, (chosen) => {
      if (chosen.kind !== 'saft') return failure('mva.notSaft', { params: { file: file.name }, sent: 'notSent' });
      setFiles((before) => [...before, chosen]);
      return undefined;
    });
  };
  const given = useRef(choose);
  useEffect(() => {
    if (start) given.current(start);
  }, [start]);
  return {
    files,
    choose,
    add,
    remove: (handle) => setFiles((before) => before.filter((file) => file.handle !== handle)),
    error: problem?.error,
    failed: problem?.failed ?? '',
  };
}
