import { type ComponentType, type FunctionComponent, useEffect, useState } from 'react';

type Load<P> = () => Promise<ComponentType<P>>;

const waiting = new Set<() => Promise<unknown>>();

/**
 * A part whose script is not read at the window's start. Asked for before it is there, it shows nothing until then; once read, it is
 * drawn at once like any other: no Suspense, which would take away what stands around it.
 */
export function later<P extends object>(load: Load<P>): FunctionComponent<P> {
  let part: ComponentType<P> | undefined;
  let loading: Promise<unknown> | undefined;
  const read = () => {
    loading ??= load()
      .then((loaded) => {
        part = loaded;
        waiting.delete(read);
      })
      .catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
    return loading;
  };
  waiting.add(read);
  return function Later(props: P) {
    const [failed, setFailed] = useState<unknown>();
    const [, setRead] = useState(part !== undefined);
    useEffect(() => {
      if (part === undefined) read().then(() => setRead(true), setFailed);
    }, []);
    // The app's own file cannot be read: as any other fault of a page.
    if (failed !== undefined) throw failed;
    const Part = part;
    return Part ? <Part {...props} /> : null;
  };
}

/** Reads all that was put off, one part after the other, each in an idle moment, so that nobody waits for a page. One that fails says so when it is asked for. */
export async function readTheRest(idle: () => Promise<unknown>): Promise<void> {
  for (const read of waiting) {
    await idle();
    await read().catch(() => undefined);
  }
}
