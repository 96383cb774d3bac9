import { describe, expect, it } from 'vitest';
import { type Rig, rig, setUp, tellPractice } from '../support/engine-practice.ts';
import { PaperBrowser } from '../support/paper-browser.ts';

const REGN = 'urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet';
const REQUESTS = '/platform/authentication/api/v1/systemuser/request/vendor';
const holders = { accessManager: 'Hege Strand', clientAdministrator: 'Marius Aune' };

/** A firm whose request was rejected in the portal. */
async function rejected(): Promise<{ own: Rig; id: string }> {
  const own = await rig();
  await setUp(own);
  const asked = await own.must('access.requestSystemUser', {
    kind: 'agent',
    title: 'Klienter',
    packages: [REGN],
    holders,
  });
  const page = await (await new PaperBrowser().open(asked.requests[0]?.confirmUrl ?? '')).press(/Daglig leder/);
  await page.press('Avvis');
  const { requests } = await own.must('access.refreshRequests', {});
  expect(requests).toMatchObject([{ status: 'Rejected' }]);
  return { own, id: requests[0]?.id ?? '' };
}

const atAltinn = (own: Rig) => own.practice.context.database.all<{ id: string }>('SELECT id FROM request');

/** After the next start the person asks once more, and there is one request, at Altinn as here, with all that was wished. */
async function goesOn(own: Rig, id: string): Promise<void> {
  await own.restart();
  const kept = (await own.must('access.overview', {})).requests;
  expect(kept).toMatchObject([{ id, status: 'Rejected', title: 'Klienter', wanted: [REGN], holders }]);
  const { requests } = await own.must('access.resendRequest', { id });
  expect(requests).toMatchObject([{ status: 'New', title: 'Klienter', packages: [REGN], holders }]);
  expect(atAltinn(own)).toEqual([{ id: requests[0]?.id }]);
}

describe('sending a rejected request anew, cut', () => {
  it('between its deletion and the new one loses nothing of what was wished', async () => {
    const { own, id } = await rejected();
    await tellPractice(own, '', { match: REQUESTS, method: 'POST', times: 1, cut: true });
    expect(await own.call('access.resendRequest', { id })).toMatchObject({ ok: false, error: { sent: 'unknown' } });
    expect(atAltinn(own)).toEqual([]);
    await goesOn(own, id);
  }, 60_000);

  it('after the new one was made, before anybody here knew, ends with one', async () => {
    const { own, id } = await rejected();
    await tellPractice(own, '', { match: REQUESTS, method: 'POST', times: 1, cut: true, after: true });
    expect(await own.call('access.resendRequest', { id })).toMatchObject({ ok: false, error: { sent: 'unknown' } });
    expect(atAltinn(own)).toHaveLength(1);
    await goesOn(own, id);
  }, 60_000);

  it('by the end of the engine while the new one is under way ends with one', async () => {
    const { own, id } = await rejected();
    await tellPractice(own, '', { match: REQUESTS, method: 'POST', times: 1, delayMs: 1_000 });
    const cut = own.call('access.resendRequest', { id }).catch(() => undefined);
    for (;;)
      if (atAltinn(own).length === 0) break;
      else await new Promise((resolve) => setImmediate(resolve));
    await own.restart();
    await cut;
    const { requests } = await own.must('access.resendRequest', { id });
    expect(requests).toHaveLength(1);
    expect(atAltinn(own)).toEqual([{ id: requests[0]?.id }]);
  }, 60_000);
});
