import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright';
import { inRoot } from '../../../resources/scripts/lib/paths.mjs';
import { Klientbro } from './app.ts';

/** What a step works with. */
export interface Tour {
  readonly app: Klientbro;
  readonly page: Page;
  /** A screenshot under out/tour, numbered in the order taken. */
  picture(name: string, page?: Page): Promise<void>;
}

export interface TourStep {
  /** Printed as it holds or fails, so: what the user sees happen. */
  readonly name: string;
  /** Default 60 s. */
  readonly limitMs?: number;
  run(tour: Tour): Promise<void>;
}

/** Runs the steps in order, one line each, and stops at the first that does not hold: what follows builds on it. */
export async function runSteps(
  steps: readonly TourStep[],
  { display }: { display: 'own' | 'virtual' },
): Promise<boolean> {
  const folder = inRoot('out', 'tour');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const app = await Klientbro.launch({ display });
  let pictures = 0;
  const tour: Tour = {
    app,
    get page() {
      return app.page;
    },
    picture: async (name, page = app.page) => {
      pictures += 1;
      await page.screenshot({ path: join(folder, `${String(pictures).padStart(2, '0')}-${name}.png`) });
    },
  };
  try {
    for (const [index, step] of steps.entries()) {
      const startedAt = performance.now();
      const error = await heldWithin(step, tour);
      const took = ((performance.now() - startedAt) / 1000).toFixed(1);
      console.log(`${error === undefined ? '✓' : '✗'} ${index + 1}/${steps.length} ${step.name} (${took} s)`);
      if (error !== undefined) {
        console.log(error);
        await tour.picture('failed').catch(() => undefined);
        console.log(`\nThe app printed:\n${app.logs()}`);
        return false;
      }
    }
    console.log(`\nEvery step held: ${steps.length} steps, ${pictures} pictures in out/tour`);
    return true;
  } finally {
    await app.close();
  }
}

/** The error of a step that failed or took too long. */
async function heldWithin({ run, limitMs = 60_000 }: TourStep, tour: Tour): Promise<unknown> {
  const limit = new AbortController();
  try {
    await Promise.race([
      run(tour),
      delay(limitMs, undefined, { signal: limit.signal }).then(() => {
        throw new Error(`not done within ${limitMs / 1000} s`);
      }),
    ]);
    return undefined;
  } catch (error) {
    return error;
  } finally {
    limit.abort();
  }
}
