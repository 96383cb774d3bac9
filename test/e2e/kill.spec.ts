import type { Fault } from '../../electron/practice/core/faults.ts';
import { type JobClient, jobClient } from './job/clients.ts';
import { goTo } from './job/context.ts';
import { importOwn, send } from './job/mva.ts';
import { endedTerm } from './job/return-file.ts';
import { expect, type Firm, test } from './support/firm.ts';
import { MVA_APP } from './support/practice.ts';

/**
 * What dies in the middle of a filing finishes it once. Practice holds one request of the filing back, so it is certain
 * where the death comes: the request has left, and its answer never arrives.
 */
const HOLD_MS = 4_000;
/** The shell starts a dead engine so often within five minutes; after that the app is started anew. */
const RESTARTS = 3;

interface Cut {
  readonly name: string;
  /** The first of the filing's requests that match pass; the one after them is held. */
  readonly pass: number;
  readonly match: string;
  readonly method: 'POST' | 'PUT';
}

const CREATING: Cut = { name: 'creating the instance', match: `${MVA_APP}/instances`, method: 'POST', pass: 0 };
const UPLOADING: Cut = { name: 'uploading the return', match: `${MVA_APP}/instances/`, method: 'POST', pass: 0 };
const ENVELOPE: Cut = { name: 'uploading the envelope', match: `${MVA_APP}/instances/`, method: 'PUT', pass: 0 };
const FILLING: Cut = { name: 'ending fill-in', match: `${MVA_APP}/instances/`, method: 'PUT', pass: 1 };
const CONFIRMING: Cut = { name: 'confirming', match: `${MVA_APP}/instances/`, method: 'PUT', pass: 2 };

const cuts = process.env.KLIENTBRO_LONG ? [CREATING, ENVELOPE, UPLOADING, FILLING, CONFIRMING] : [CREATING, CONFIRMING];

/** Files a return and comes back when practice holds the request at the cut. */
async function fileUntil(firm: Firm, client: JobClient, back: number, { match, method, pass }: Cut): Promise<void> {
  const { practice, page } = firm;
  await importOwn(firm, client, endedTerm(back));
  await page.getByRole('radio', { name: /Systemtilgang/ }).check();
  const rule: Fault = { match, method, times: 1 };
  for (let passed = 0; passed < pass; passed += 1) await practice.fault(rule);
  await practice.fault({ ...rule, delayMs: HOLD_MS });
  await send(firm, client);
  await expect.poll(() => practice.held(), { intervals: [50], timeout: 30_000 }).toBe(1);
}

async function expectFiledOnce(firm: Firm, client: JobClient, filings: number): Promise<void> {
  const instances = await firm.practice.instances(client.organisationNumber);
  expect(instances).toHaveLength(filings);
  for (const { task, acts } of instances) {
    expect(task).toBe('ended');
    const moves = acts.map(({ act }) => act).filter((act) => act.startsWith('moved to'));
    expect(new Set(moves).size, moves.join(', ')).toBe(moves.length);
  }
}

test.describe
  .serial('killed in the middle of a filing', () => {
    for (const [index, cut] of cuts.entries()) {
      test(`the engine, while ${cut.name}: starts by itself, says so, and files once`, async ({ firm }) => {
        test.setTimeout(180_000);
        const client = jobClient(0);
        if (index === RESTARTS) await firm.app.restart();
        const { app, page } = firm;
        await fileUntil(firm, client, index, cut);
        const told = page.getByText('Bakgrunnsdelen av Klientbro stoppet og starter på nytt.').waitFor();
        process.kill(await app.enginePid(), 'SIGKILL');
        await told;
        await expect(page.getByRole('heading', { name: 'Godtatt', exact: true })).toBeVisible({ timeout: 90_000 });
        await expectFiledOnce(firm, client, index + 1);
      });
    }

    test('the whole app, while uploading the return: the next start files once', async ({ firm }) => {
      test.setTimeout(180_000);
      const client = jobClient(1);
      const { app } = firm;
      await fileUntil(firm, client, 0, UPLOADING);
      await app.kill();
      await app.start();
      await goTo(app.page, 'Mva');
      const { number, year } = endedTerm();
      const cell = app.page.getByRole('link', { name: `${client.name}, ${number}. termin ${year}: Godtatt` });
      await expect(cell).toBeVisible({ timeout: 90_000 });
      await expectFiledOnce(firm, client, 1);
    });
  });
