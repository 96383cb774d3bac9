import { expect } from '@playwright/test';
import type { Locator, Page } from 'playwright';

const MOST_STOPS = 150;

const isFocused = (locator: Locator): Promise<boolean> =>
  locator.evaluateAll((found) => found.some((each) => each === document.activeElement));

/** Whether what has the focus shows it, on itself, or on what stands for it where it is itself hidden. */
function focusIsShown(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return undefined;
    const shows = (element: Element | null): boolean => {
      if (element === null) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    };
    const hidden = focused.getBoundingClientRect().width <= 1;
    if (shows(hidden ? focused.parentElement : focused)) return undefined;
    return focused.outerHTML.slice(0, 200);
  });
}

/** Presses Tab (or Shift+Tab) until it is there; every stop on the way must show that it has the focus. */
export async function tabTo(page: Page, target: Locator, { back = false } = {}): Promise<void> {
  await expect(target.first()).toBeAttached({ timeout: 30_000 });
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
    expect(await focusIsShown(page), 'an element with the focus that does not show it').toBeUndefined();
  }
  throw new Error(`${target} is not reached with Tab`);
}

export async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/**
 * Presses a shortcut that the app's menu answers to. Playwright's key presses end in the page; with the native code, what
 * the page leaves alone goes on to the menu, as from a real keyboard.
 */
export async function pressMenuKey(page: Page, key: '=' | '0'): Promise<void> {
  const virtual = key === '=' ? 187 : 48;
  const common = {
    modifiers: 2,
    key,
    code: key === '=' ? 'Equal' : 'Digit0',
    windowsVirtualKeyCode: virtual,
    nativeVirtualKeyCode: virtual,
  };
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...common });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
  } finally {
    await session.detach();
  }
}
