import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { appearance } from '../../shared/contract/app.ts';
import { type BackgroundChoice, backgroundChoice } from '../../shared/contract/background.ts';
import { environment, language, uuid } from '../../shared/contract/common.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import { writeFileAtomically } from './atomic-file.ts';

const VERSION = 1;

const bounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximized: z.boolean(),
});
export type WindowBounds = z.infer<typeof bounds>;

/** A window that is closed ends the app, as people expect, until somebody has said otherwise. */
const usualBackground: BackgroundChoice = { whenClosed: 'ask', everyMinutes: 10, waitOnMetered: false };

const profileSchema = z.object({
  version: z.literal(VERSION),
  /** Random; part of the keychain's service name, so that a throwaway profile never meets a real firm's keys. */
  profileId: uuid,
  language,
  appearance,
  personName: z.string().min(1),
  lastEnvironment: environment.nullable(),
  navigationCollapsed: z.boolean(),
  window: bounds.nullable(),
  background: backgroundChoice.default(usualBackground),
});
export type Profile = z.infer<typeof profileSchema>;
export type ProfileChange = Partial<Omit<Profile, 'version' | 'profileId'>>;

/** Written by a newer Klientbro; this one must not touch it. */
export class NewerProfileError extends Error {
  override readonly name = 'NewerProfileError';
}

type Read = { kind: 'profile'; profile: Profile } | { kind: 'none' } | { kind: 'corrupt' };

function strictRead(file: string): Read {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    // Anything but "not there" (no permission, a folder in its place) must not be mistaken for a new profile.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { kind: 'none' };
    throw error;
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'corrupt' };
  }
  const version = z.object({ version: z.number() }).safeParse(json);
  if (version.success && version.data.version > VERSION) throw new NewerProfileError();
  const parsed = profileSchema.safeParse(json);
  return parsed.success ? { kind: 'profile', profile: parsed.data } : { kind: 'corrupt' };
}

export interface ProfileOptions {
  readonly folder: string;
  /** The operating system's name for the person, until they write their own. */
  readonly personName: string;
  readonly now: () => number;
}

/** `<userData>/profile.json`: what the window, not an environment, remembers. */
export class ProfileStore {
  readonly #file: string;
  readonly #now: () => number;
  #profile: Profile;
  #setAsideAs: string | undefined;

  constructor(options: ProfileOptions) {
    this.#file = join(options.folder, 'profile.json');
    this.#now = options.now;
    const found = strictRead(this.#file);
    if (found.kind === 'corrupt') this.#setAside();
    // The keychain's entries hang on the id, so it has a second, write-once home that outlives a damaged profile.
    const idFile = join(options.folder, 'profile-id');
    this.#profile =
      found.kind === 'profile'
        ? found.profile
        : {
            version: VERSION,
            profileId: readId(idFile) ?? randomUUID(),
            language: 'nb',
            appearance: 'system',
            personName: options.personName,
            lastEnvironment: null,
            navigationCollapsed: false,
            window: null,
            background: usualBackground,
          };
    if (found.kind !== 'profile') this.#write();
    if (readId(idFile) !== this.#profile.profileId) writeFileAtomically(idFile, this.#profile.profileId);
  }

  get current(): Profile {
    return this.#profile;
  }

  /** The name a damaged profile file was kept under, when that happened. */
  get setAsideAs(): string | undefined {
    return this.#setAsideAs;
  }

  /** Reads strictly before it writes: a file that became unreadable meanwhile is kept aside, never written over. */
  update(change: ProfileChange): Outcome<Profile> {
    try {
      if (strictRead(this.#file).kind === 'corrupt') this.#setAside();
      this.#profile = profileSchema.parse({ ...this.#profile, ...change });
      this.#write();
      return ok(this.#profile);
    } catch {
      return fail('app.fileWriteFailed', { params: { file: basename(this.#file) }, retryable: true });
    }
  }

  #write(): void {
    writeFileAtomically(this.#file, `${JSON.stringify(this.#profile, null, 2)}\n`);
  }

  #setAside(): void {
    const stamp = new Date(this.#now()).toISOString().replace(/[:.]/g, '-');
    const aside = `${this.#file}.damaged-${stamp}`;
    renameSync(this.#file, aside);
    this.#setAsideAs = basename(aside);
  }
}

function readId(file: string): string | undefined {
  try {
    return uuid.safeParse(readFileSync(file, 'utf8').trim()).data;
  } catch {
    return undefined;
  }
}
