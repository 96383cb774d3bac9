import { app, utilityProcess } from 'electron';
import type { Child } from './supervisor.ts';

/**
 * Starts a utility process. Its output is dropped in a packaged app: what a library prints must not land in a system log;
 * the engine has its own log, which redacts.
 */
export function forkUtility(modulePath: string, serviceName: string): Child {
  const child = utilityProcess.fork(modulePath, [], {
    serviceName,
    stdio: app.isPackaged ? 'ignore' : 'inherit',
    execArgv: [],
  });
  return {
    postMessage: (message) => child.postMessage(message),
    kill: () => {
      child.kill();
    },
    onSpawn: (listener) => child.on('spawn', () => listener(child.pid)),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', listener),
  };
}
