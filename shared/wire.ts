import type { Environment } from './contract/common.ts';
import type { EngineOperation, PushName, PushPayload } from './contract.ts';
import type { Outcome } from './outcome.ts';

/** What the shell tells an engine when it starts it: one engine serves one environment of one profile. */
export interface EngineConfig {
  readonly environment: Environment;
  /** This environment's own folder: database, files, `vault.json`. */
  readonly folder: string;
  readonly logFolder: string;
  readonly downloadFolder: string;
  readonly appVersion: string;
  readonly profileId: string;
  readonly personName: string;
  /** The account on this machine; absent: the engine's own. */
  readonly osUser?: string | undefined;
  /** True when the keychain was started only for this run: TT02 and production then store nothing. */
  readonly temporaryKeychain: boolean;
  /** Opens neither keychain nor database: the person restores from a backup. */
  readonly restoring?: boolean | undefined;
  /** A PEM file with the firm's further root certificates; it need not exist. */
  readonly extraRoots?: string | undefined;
  /** Practice only: where it listens and the firm it has made. */
  readonly practice?:
    | { readonly origin: string; readonly firm: { readonly organisationNumber: string; readonly name: string } }
    | undefined;
}

/** What the machine, and the person's choice on it, lets the background do now. */
export interface Conditions {
  readonly everyMinutes: number;
  /** Nothing begins by itself meanwhile; what a person asks for does. */
  readonly hold: 'network' | 'metered' | 'sleep' | null;
  /** Grows each time the machine wakes up: what timers missed is made up for. */
  readonly woken: number;
}

/** Shell → engine, over the utility process's message port. */
export type ToEngine =
  | { readonly type: 'open'; readonly config: EngineConfig }
  | { readonly type: 'call'; readonly id: number; readonly name: EngineOperation; readonly input: unknown }
  /** A file the person chose: the engine learns the path, the renderer only the handle. */
  | { readonly type: 'file'; readonly handle: string; readonly path: string }
  | { readonly type: 'person'; readonly name: string }
  | { readonly type: 'conditions'; readonly conditions: Conditions }
  /** The operating system's proxies, in the words of a PAC script (`PROXY a:8080;DIRECT`); empty when it has no answer. */
  | { readonly type: 'proxies'; readonly id: number; readonly list: string }
  /** The window's page as PDF; null when it could not be made. */
  | { readonly type: 'pdf'; readonly id: number; readonly bytes: Uint8Array | null }
  | { readonly type: 'stop' };

/** Engine → shell. */
export type FromEngine =
  | { readonly type: 'ready' }
  | { readonly type: 'reply'; readonly id: number; readonly result: Outcome<unknown> }
  | {
      readonly type: 'push';
      readonly name: PushName;
      readonly revision: number;
      readonly payload: PushPayload<PushName>;
    }
  /** The engine saved a file for the person; the shell keeps the path behind the handle for "Vis i mappen". */
  | { readonly type: 'saved'; readonly handle: string; readonly path: string }
  /** How the operating system would reach an address; answered by `proxies`. */
  | { readonly type: 'askProxy'; readonly id: number; readonly url: string }
  /** The page that the window shows, as PDF; answered by `pdf`. */
  | { readonly type: 'askPdf'; readonly id: number }
  | { readonly type: 'stopped' };
