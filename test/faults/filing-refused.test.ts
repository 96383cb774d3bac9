/** What Altinn refuses, two who file at once, and a person who logs in late: told right, and nothing filed twice. */
import { describe, expect, it } from 'vitest';
import { nextLookAfter } from '../../electron/engine/mva/filing/feedback.ts';
import { verdictXml } from '../fixtures/mva/altinn.ts';
import { file, importReturn, isOver, lookAt, must, newestFiling, run, startEngine } from '../fixtures/mva/engine.ts';
import { sampleReturn } from '../fixtures/mva/samples.ts';
import { filedOnce, once, started } from './filing-world.ts';

describe('a refusal', () => {
  it.each([
    ['create', 0, 'instanceCreated'],
    ['upload', 0, 'returnUploaded'],
    ['next', 0, 'filledIn'],
    ['next', 1, 'confirmed'],
  ] as const)('403 at %s (%i) names the step; nothing was sent', async (call, at, step) => {
    const { world, engine, view } = await started();
    once(world, call, { kind: 'instead', status: 403, body: '{"title":"Unauthorized"}' }, at);
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    expect((await lookAt(engine, view)).filings[0]).toMatchObject({
      state: 'failed',
      sent: 'notSent',
      problem: { code: 'mva.refused', params: { status: 403, step }, action: 'openAccess' },
    });
    expect(world.altinn.confirms).toBe(0);
  });

  it('of a confirmation can be taken up again by somebody with the right', async () => {
    const { world, engine, view } = await started();
    once(world, 'next', { kind: 'instead', status: 403, body: '{"title":"Unauthorized"}' }, 1);
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    const filingId = (await lookAt(engine, view)).filings[0]?.id ?? '';
    must(await engine.mva.handlers['mva.resume']({ filingId }));
    await run(world, engine, isOver(world));
    await filedOnce(world, engine, view.id);
  });

  it('"Ugyldig mva-melding" is a verdict before sending, with its findings; the corrected one uses the same instance', async () => {
    const { world, engine, view } = await started();
    const xml = verdictXml('ugyldig skattemelding').replace(
      '</avvikVedMeldingslevering>',
      '</avvikVedMeldingslevering><avvik><stiTilAvvik>/x</stiTilAvvik><mvaKode>3</mvaKode><avviksinformasjon><begrunnelse>Feil kategori</begrunnelse><avvikstype>ugyldig skattemelding</avvikstype><avvikKode>MVA_PLIKT</avvikKode><regelDefinisjon>R047</regelDefinisjon></avviksinformasjon></avvik>',
    );
    once(world, 'next', { kind: 'instead', status: 409, body: JSON.stringify(`Ugyldig mva-melding:\n${xml}`) });
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    const rejected = await lookAt(engine, view);
    expect(rejected.state).toBe('rejected');
    expect(rejected.filings[0]).toMatchObject({
      sent: 'notSent',
      verdict: 'ugyldig skattemelding',
      serverFindings: [{ rule: 'R047', code: 'MVA_PLIKT', text: 'Feil kategori', mvaKode: '3' }],
    });
    const corrected = await importReturn(engine, sampleReturn({ note: { beskrivelse: 'Rettet' } }));
    must(await file(engine, corrected));
    await run(world, engine, isOver(world));
    await filedOnce(world, engine, corrected.id);
    const messages = world.altinn.instances[0]?.elements.filter(({ dataType }) => dataType === 'mvamelding');
    expect(messages?.map(({ bytes }) => bytes.toString().includes('Rettet'))).toEqual([true]);
  });

  it('409 for the envelope says which check failed', async () => {
    const { world, engine, view } = await started();
    once(world, 'next', { kind: 'instead', status: 409, body: '"instansstatus er påkrevd i MvaMeldingInnsending"' });
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    expect((await lookAt(engine, view)).filings[0]).toMatchObject({
      state: 'failed',
      sent: 'notSent',
      problem: { code: 'mva.envelopeRefused', params: { reason: 'status', step: 'filledIn' } },
    });
  });

  it('401 is worth one new token, and only one', async () => {
    const { world, engine, view } = await started();
    world.altinn.plan = (_call, _before, { bearer }) =>
      bearer === 'system-1' ? { kind: 'instead', status: 401, body: '' } : undefined;
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    await filedOnce(world, engine, view.id);
    expect(world.altinn.bearers.filter((bearer) => bearer === 'system-1')).toHaveLength(1);
  });

  it('a rejection in the feedback is sent, answered and not delivered', async () => {
    const { world, engine, view } = await started();
    world.altinn.verdict = 'ugyldig skattemelding';
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    const rejected = await lookAt(engine, view);
    expect(rejected.state).toBe('rejected');
    expect(rejected.filings[0]).toMatchObject({ state: 'settled', sent: 'sent' });
  });
});

describe('the person channel', () => {
  it('is prepared without a login, waits for one, and goes on by itself', async () => {
    const { world, engine, view } = await started();
    must(await file(engine, view, 'person'));
    await run(world, engine, async () => (await newestFiling(world))?.state === 'waitingForLogin');
    expect(world.altinn.calls).toEqual([]);
    expect((await lookAt(engine, view)).filings[0]?.problem).toMatchObject({
      code: 'idporten.needed',
      sent: 'notSent',
    });
    world.personToken = 'person-1';
    engine.mva.onLogin();
    await run(world, engine, isOver(world));
    await filedOnce(world, engine, view.id);
    expect(new Set(world.altinn.bearers)).toEqual(new Set(['person-1']));
  });

  it('a login that ends midway loses nothing, and the verdict is read without a person where a system user can', async () => {
    const { world, engine, view } = await started();
    world.personToken = 'person-1';
    world.altinn.plan = (call, before) => {
      if (call !== 'status' || before > 0) return undefined;
      world.personToken = null;
      return { kind: 'instead', status: 401, body: '' };
    };
    must(await file(engine, view, 'person'));
    await run(world, engine, isOver(world));
    await filedOnce(world, engine, view.id);
  });
});

describe('two at once', () => {
  it('of the same client, category and period: the second is refused before anything is sent', async () => {
    const { world, engine, view } = await started();
    const other = await importReturn(engine, sampleReturn({ note: { beskrivelse: 'Den andre' } }));
    const outcomes = await Promise.all([file(engine, view), file(engine, other)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'mva.filingOpen', sent: 'notSent' } });
    await run(world, engine, isOver(world));
    expect(world.altinn.instances).toHaveLength(1);
  });

  it('a cancelled filing frees its period, and says that nothing was sent', async () => {
    const { world, engine, view } = await started();
    must(await file(engine, view, 'person'));
    await run(world, engine, async () => (await newestFiling(world))?.state === 'waitingForLogin');
    must(await engine.jobs.cancel((await lookAt(engine, view)).filings[0]?.jobId ?? ''));
    expect((await lookAt(engine, view)).filings[0]).toMatchObject({
      state: 'failed',
      sent: 'notSent',
      problem: { code: 'job.cancelled' },
    });
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    await filedOnce(world, engine, view.id);
  });
});

describe('feedback that does not come', () => {
  it('is waited for, said aloud after an hour, and read when it comes', async () => {
    const { world, engine, view } = await started();
    world.altinn.looksBeforeFeedback = Number.POSITIVE_INFINITY;
    must(await file(engine, view));
    const overdue = async () => (await newestFiling(world))?.problem?.includes('mva.notReady') ?? false;
    await run(world, engine, overdue);
    expect((await lookAt(engine, view)).filings[0]).toMatchObject({
      state: 'waitingForFeedback',
      sent: 'sent',
      payment: { preliminary: true },
      problem: { params: { channel: 'systemUser' } },
    });
    world.altinn.looksBeforeFeedback = 0;
    await run(world, engine, isOver(world));
    await filedOnce(world, engine, view.id);
  });

  it('comes after two days, to an engine that was started anew meanwhile', async () => {
    const { world, engine, view } = await started();
    world.altinn.looksBeforeFeedback = Number.POSITIVE_INFINITY;
    must(await file(engine, view));
    const sentAt = world.clock.now();
    const passed = (hours: number) => async () => world.clock.now() >= sentAt + hours * 3_600_000;
    await run(world, engine, passed(25), 60);
    await engine.jobs.drain();
    const anew = startEngine(world);
    await run(world, anew, passed(49), 60);
    expect((await lookAt(anew, view)).filings[0]).toMatchObject({ state: 'waitingForFeedback', sent: 'sent' });
    world.altinn.looksBeforeFeedback = 0;
    await run(world, anew, isOver(world), 30);
    await filedOnce(world, anew, view.id);
  });

  it('never comes: it stays sent and without a verdict, asked for once a day, and nothing is sent again', async () => {
    const { world, engine, view } = await started();
    world.altinn.looksBeforeFeedback = Number.POSITIVE_INFINITY;
    must(await file(engine, view));
    const until = world.clock.now() + 100 * 3_600_000;
    await run(world, engine, async () => world.clock.now() >= until, 110);
    const asked = world.altinn.calls.filter((call) => call === 'status').length;
    await run(world, engine, async () => world.clock.now() >= until + 48 * 3_600_000, 60);
    expect(world.altinn.calls.filter((call) => call === 'status').length - asked).toBeLessThanOrEqual(2);
    expect((await lookAt(engine, view)).filings[0]).toMatchObject({ state: 'waitingForFeedback', verdict: null });
    expect(world.altinn.confirms).toBe(1);
    await engine.jobs.drain();
  });

  it('comes twice: the last verdict is the one that counts', async () => {
    const { world, engine, view } = await started();
    world.altinn.verdictBefore = 'ugyldig skattemelding';
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    await filedOnce(world, engine, view.id);
  });

  it.each([
    [1, 2],
    [20, 5],
    [120, 10],
    [600, 300],
    [7_200, 3_600],
    [3 * 86_400, 86_400],
  ])('%i seconds after the confirmation it is asked for again after %i', (elapsed, every) => {
    expect(nextLookAfter(elapsed * 1_000)).toBe(every * 1_000);
  });
});
