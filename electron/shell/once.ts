import { randomUUID } from 'node:crypto';
import { app, type CommandLine } from 'electron';
import { type Environment, environment as environments, type Language } from '../../shared/contract/common.ts';
import { failure } from '../../shared/outcome.ts';
import { backgroundTexts } from './background-texts.ts';
import { systemClock } from './clock.ts';
import { awaitAnswer, isAlive, type Wish } from './handover.ts';
import { systemPersonName } from './person.ts';
import { NewerProfileError, ProfileStore } from './profile.ts';
import { EXIT, notStarted, type OnceResult, wishedEnvironment } from './sync-once.ts';
import { shellTexts } from './texts.ts';

/** `--sync-once [--environment=…]`, for task schedulers. */
export interface Once {
  readonly id: string;
  /** null: whichever is open or was last. */
  readonly environment: Environment | null | undefined;
  /** A person started the app meanwhile: it goes on as theirs. */
  takenOver: boolean;
}

export function onceOf(line: CommandLine): Once | undefined {
  if (!line.hasSwitch('sync-once')) return undefined;
  const environment = wishedEnvironment(line.getSwitchValue('environment'));
  return { id: randomUUID(), environment, takenOver: false };
}

/** What the app that runs already hears of this start. */
export function saidBy(once: Once | undefined): Partial<Wish> {
  return once ? { syncOnce: { id: once.id, environment: once.environment ?? null } } : {};
}

/** `--environment` names one there is. */
export const isPossible = (once: Once | undefined): boolean => !once || once.environment !== undefined;

/** An app that runs already does it, and this process ends with its result. */
export function endAtOnce(once: Once): void {
  const end = isPossible(once) ? () => askRunning(once) : endUnknown;
  app.whenReady().then(end).catch(tellOnceFailed);
}

async function askRunning({ id }: Once): Promise<void> {
  const root = app.getPath('userData');
  const { language } = new ProfileStore({ folder: root, personName: systemPersonName(), now: systemClock.now }).current;
  const answer = await awaitAnswer({ root, id, clock: systemClock, isAlive });
  app.exit(await tell(answer ?? notStarted(failure('app.noAnswer')), language));
}

/** Tells what came of it, drains, and ends. A person who started the app meanwhile keeps it. */
export async function endOnce(once: Once, result: OnceResult, language: Language, close: () => Promise<void>) {
  const code = await tell(result, language);
  if (once.takenOver) return;
  await close();
  if (once.takenOver)
    app.relaunch({ args: process.argv.slice(1).filter((each) => !/^--(sync-once|environment)/.test(each)) });
  app.exit(code);
}

async function endUnknown(): Promise<void> {
  const words = backgroundTexts('nb').onceEnvironment.replace('{environments}', environments.options.join(', '));
  await print(process.stderr, [words]);
  app.exit(EXIT.notStarted);
}

/** The profile cannot be read, or is newer. Nothing was opened, and no dialog waits for a person who is not there. */
export async function tellOnceFailed(error: unknown): Promise<void> {
  const texts = shellTexts('nb');
  const detail = error instanceof NewerProfileError ? texts.profileNewerDetail : texts.startFailedDetail;
  await print(process.stderr, [`${texts.startFailedTitle} ${detail.replace('{folder}', app.getPath('userData'))}`]);
  app.exit(EXIT.notStarted);
}

async function tell(result: OnceResult, language: Language): Promise<number> {
  // The sentences for every code: needed here alone, so not read at every start.
  const { linesOf } = await import('./once-report.ts');
  const { code, out, err } = linesOf(result, language);
  await print(process.stderr, err);
  await print(process.stdout, out);
  return code;
}

/** Written before the process ends, where somebody reads it at all. */
function print(stream: NodeJS.WriteStream, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return Promise.resolve();
  return new Promise((resolve) => {
    stream.once('error', () => resolve());
    stream.write(`${lines.join('\n')}\n`, () => resolve());
  });
}
