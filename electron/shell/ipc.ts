import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { channelOf, PUSH_CHANNEL } from '../../shared/channels.ts';
import { operationNames, type PushEnvelope } from '../../shared/contract.ts';
import type { Gate, Sender } from './gate.ts';

/** The only file that touches `ipcMain`: one handler per operation of the contract, all through the gate. */
export function connectGate(gate: Gate): void {
  for (const name of operationNames) {
    ipcMain.handle(channelOf(name), (event, input: unknown) => gate(name, senderOf(event), input));
  }
}

function senderOf(event: IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame;
  return {
    url: frame?.url ?? '',
    topFrame: frame !== null && frame.parent === null && frame === event.sender.mainFrame,
    webContentsId: event.sender.id,
  };
}

export function sendPush(contents: Iterable<WebContents>, push: PushEnvelope): void {
  for (const content of contents) {
    if (!content.isDestroyed()) content.send(PUSH_CHANNEL, push);
  }
}
