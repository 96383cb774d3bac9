import { useState } from 'react';
import { today, useNow } from '../../../ui/time.tsx';

const KEY = 'inbox.openWithoutAskingOn';

/** "Ikke spør igjen i dag": holds until midnight in Norway, on this machine. */
export function useDontAsk(): readonly [boolean, (dontAsk: boolean) => void] {
  const day = today(useNow());
  const [until, setUntil] = useState(() => window.localStorage.getItem(KEY));
  const set = (dontAsk: boolean) => {
    if (dontAsk) window.localStorage.setItem(KEY, day);
    else window.localStorage.removeItem(KEY);
    setUntil(dontAsk ? day : null);
  };
  return [until === day, set];
}
