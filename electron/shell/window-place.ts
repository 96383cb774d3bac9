import type { WindowBounds } from './profile.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const MIN_WIDTH = 1024;
export const MIN_HEIGHT = 640;
const DEFAULT_WIDTH = 1360;
const DEFAULT_HEIGHT = 860;
/** So much of the title bar must be on a screen for a person to get hold of the window. */
const GRIP = 100;

/** Where the window opens: where it was last if a screen still shows that place, otherwise centred by the system. */
export function placeWindow(saved: WindowBounds | null, screens: readonly Area[]): Partial<Area> {
  const size = {
    width: Math.max(saved?.width ?? DEFAULT_WIDTH, MIN_WIDTH),
    height: Math.max(saved?.height ?? DEFAULT_HEIGHT, MIN_HEIGHT),
  };
  if (!saved || !screens.some((screen) => showsTitleBar(saved, screen))) return size;
  return { x: saved.x, y: saved.y, ...size };
}

function showsTitleBar(window: Area, screen: Area): boolean {
  const across = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  return across >= GRIP && window.y >= screen.y && window.y < screen.y + screen.height - GRIP / 2;
}
