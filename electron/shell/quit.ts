import type { App } from 'electron';

/**
 * Work goes on until it is drained: the first quit is held back, everything stops, then the app quits for good. A quit
 * that does not wait would cut a filing between two steps.
 */
export function drainBeforeQuit(app: Pick<App, 'on' | 'quit'>, drain: () => Promise<void>): void {
  let state: 'running' | 'draining' | 'drained' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'drained') return;
    event.preventDefault();
    if (state === 'draining') return;
    state = 'draining';
    const quit = (): void => {
      state = 'drained';
      app.quit();
    };
    drain().then(quit, quit);
  });
}
