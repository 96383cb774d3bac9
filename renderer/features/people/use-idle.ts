import { useEffect } from 'react';

const LOOK_MS = 15_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Calls once when nobody has touched this window for so long; `minutes` 0: never. A machine that slept counts as untouched. */
export function useIdle(minutes: number, onIdle: () => void): void {
  useEffect(() => {
    if (minutes === 0) return;
    let last = Date.now();
    let over = false;
    const look = () => {
      if (over || Date.now() - last < minutes * 60_000) return;
      over = true;
      onIdle();
    };
    // The hand that wakes the window may be another's: looked at before it counts.
    const touched = () => {
      look();
      last = Date.now();
    };
    const timer = setInterval(look, LOOK_MS);
    for (const sign of signs) window.addEventListener(sign, touched, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, touched, { capture: true });
    };
  }, [minutes, onIdle]);
}
