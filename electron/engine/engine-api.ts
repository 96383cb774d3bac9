import type { EngineOperation, PushName, PushPayload } from '../../shared/contract.ts';
import type { Outcome } from '../../shared/outcome.ts';
import type { Conditions, EngineConfig } from '../../shared/wire.ts';

/** What an engine may tell the process that holds it. */
export interface EngineHost {
  push<N extends PushName>(name: N, payload: PushPayload<N>): void;
  /** A file was saved for the person; the handle is what the operation answers with. */
  saved(handle: string, path: string): void;
  /** The operating system's proxies for an address, as a PAC script writes them; empty when it has no answer. */
  askProxy(url: string): Promise<string>;
  /** The page that the window shows, as PDF; null when it could not be made. */
  askPdf(): Promise<Uint8Array | null>;
}

/** One environment of one profile, composed and running. */
export interface Engine {
  /** Never throws for an expected failure; `input` is parsed by the operation's own schema. */
  call(name: EngineOperation, input: unknown): Promise<Outcome<unknown>>;
  grantFile(handle: string, path: string): void;
  setPerson(name: string): void;
  setConditions(conditions: Conditions): void;
  /** Drains the jobs, closes the store. */
  stop(): Promise<void>;
}

/** Fails only where nothing can be said to the person; a locked keychain or a damaged database is a running engine's answer. */
export type CreateEngine = (config: EngineConfig, host: EngineHost) => Promise<Engine>;
