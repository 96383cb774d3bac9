import type { Middleware } from 'koa';
import type { Clock } from './types.ts';

/**
 * Practice is a server on somebody's machine: a page on the web must reach nothing here. `Host` stops name rebinding,
 * `Origin` stops forms and scripts of other pages.
 */
export function guard(origin: string, clock: Clock): Middleware {
  const host = new URL(origin).host;
  return async (context, next) => {
    const from = context.get('origin');
    if (context.get('host') !== host || (from !== '' && from !== origin)) {
      context.status = 403;
      context.body = 'Practice answers its own address only.';
      return;
    }
    context.set('x-content-type-options', 'nosniff');
    // Not "no-referrer": with it the browser would send "Origin: null" with our own forms.
    context.set('referrer-policy', 'same-origin');
    context.set('cache-control', 'no-store');
    context.set('date', new Date(clock.now()).toUTCString());
    await next();
  };
}
