import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { channelOf, PRELOAD_ONLY, PUSH_CHANNEL } from '../shared/channels.ts';
import type { Bridge, OperationName, PushEnvelope } from '../shared/contract.ts';
import { fail } from '../shared/outcome.ts';

/** The contract's, put in by the build: its schemas, compiled and built in every window, would hold up each start. */
declare const OPERATION_NAMES: readonly OperationName[];

/**
 * `window.klientbro`: one named function per operation of the contract and nothing that takes a channel. A page cannot
 * name a path either: `chooseFile` takes a File, and only Electron knows where that came from.
 */
const bridge: Record<string, unknown> = {};
for (const name of OPERATION_NAMES) {
  if (name === PRELOAD_ONLY) continue;
  const [domain = '', operation = ''] = name.split('.');
  const functions = (bridge[domain] ?? {}) as Record<string, unknown>;
  functions[operation] = (input: unknown) => ipcRenderer.invoke(channelOf(name), input);
  bridge[domain] = functions;
}

const onPush: Bridge['onPush'] = (listener) => {
  const receive = (_event: unknown, push: PushEnvelope): void => listener(push);
  ipcRenderer.on(PUSH_CHANNEL, receive);
  return () => {
    ipcRenderer.off(PUSH_CHANNEL, receive);
  };
};

const chooseFile: Bridge['chooseFile'] = async (file) => {
  const path = pathOf(file);
  if (!path) return fail('app.fileRefused');
  return ipcRenderer.invoke(channelOf(PRELOAD_ONLY), { path });
};

/** Empty for a File the page made itself; throws for what is no File at all. */
function pathOf(file: File): string {
  try {
    return webUtils.getPathForFile(file);
  } catch {
    return '';
  }
}

contextBridge.exposeInMainWorld('klientbro', { ...bridge, onPush, chooseFile });
