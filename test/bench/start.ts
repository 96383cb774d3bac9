import { Klientbro } from '../e2e/support/app.ts';
import { descendantsOf, memoryOf } from '../e2e/support/processes.ts';
import type { Bench } from './support/harness.ts';

/** How long from the start of the packaged app to its first heading, and the memory it holds then. Linux. */
export default async function start({ compare, record, long }: Bench): Promise<void> {
  const runs = long ? 10 : 3;
  const app = await Klientbro.launch();
  let megabytes = 0;
  try {
    await compare({
      measure: 'start to first heading, known profile',
      runs,
      ours: async () => {
        await app.kill();
        const startedAt = performance.now();
        await app.start();
        await app.page.getByRole('heading').first().waitFor();
        const took = (performance.now() - startedAt) / 1000;
        const pids = [app.pid, ...(await descendantsOf(app.pid)).map(({ pid }) => pid)];
        megabytes = (await Promise.all(pids.map(memoryOf))).reduce((sum, each) => sum + each, 0);
        return took;
      },
    });
    record({ measure: 'memory (PSS), all processes', value: Math.round(megabytes), unit: 'MB', runs: 1 });
  } finally {
    await app.close();
  }
}
