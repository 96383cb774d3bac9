/** What others have in Altinn for the same client and period: told before anything is made, and replaced only when a person says so. */
import { describe, expect, it } from 'vitest';
import { writeEnvelope } from '../../electron/engine/mva/xml/write-envelope.ts';
import { writeReturn } from '../../electron/engine/mva/xml/write-return.ts';
import type { ReturnView } from '../../shared/contract/mva.ts';
import {
  type Engine,
  file,
  importReturn,
  isOver,
  lookAt,
  must,
  newestFiling,
  run,
  type World,
} from '../fixtures/mva/engine.ts';
import { CLIENT, sampleReturn } from '../fixtures/mva/samples.ts';
import { filedOnce, once, started } from './filing-world.ts';

const fifth = { kind: 'toMaaneder', number: 5, year: 2026 } as const;
const fourth = { kind: 'toMaaneder', number: 4, year: 2026 } as const;
const envelope = (period: Parameters<typeof writeEnvelope>[0]['period'] = fifth) =>
  writeEnvelope({
    organisationNumber: CLIENT.organisationNumber,
    period,
    category: 'alminnelig',
    createdBy: 'Anne Ansatt',
    createdAt: '2026-11-20T08:00:00Z',
  });
const message = () => writeReturn(sampleReturn());

async function filed(world: World, engine: Engine, view: ReturnView, replacing: string[] = []) {
  must(await file(engine, view, 'systemUser', replacing));
  await run(world, engine, isOver(world));
  return (await lookAt(engine, view)).filings[0];
}

const surroundings = async (engine: Engine, view: ReturnView) =>
  must(await engine.mva.handlers['surroundings.view']({ returnId: view.id }));

describe('a return that somebody else has filed already', () => {
  it('is told, with who and when, and nothing is made; a person says that it replaces it, and then it is filed', async () => {
    const { world, engine, view } = await started();
    const theirs = world.altinn.madeElsewhere(CLIENT.organisationNumber, 'ended', {
      envelope: envelope(),
      message: message(),
      verdict: 'ingen avvik',
    });
    const held = await filed(world, engine, view);
    expect(held).toMatchObject({ state: 'failed', sent: 'notSent', problem: { code: 'mva.foundOthers' } });
    expect(world.altinn.calls).not.toContain('create');
    expect((await surroundings(engine, view)).others).toEqual([
      {
        id: theirs.id,
        created: theirs.created,
        madeBy: 'Anne Ansatt',
        stand: 'delivered',
        category: 'alminnelig',
        period: fifth,
        concerns: true,
        seenAt: expect.any(String),
      },
    ]);

    const sent = await filed(world, engine, view, [theirs.id]);
    expect(sent).toMatchObject({ state: 'settled', verdict: 'ingen avvik', replacesOthers: [theirs.id] });
    expect(world.altinn.confirms).toBe(1);
  });

  it('costs one call when there is nothing, and what was delivered is read only once', async () => {
    const { world, engine, view } = await started();
    world.altinn.madeElsewhere(CLIENT.organisationNumber, 'ended', { envelope: envelope(fourth), message: message() });
    await filed(world, engine, view);
    const before = world.altinn.calls.slice(0, world.altinn.calls.indexOf('create'));
    expect(before).toEqual(['search', 'download']);
    const own = world.altinn.instances.find(({ confirms }) => confirms === 1)?.id ?? '';
    const correction = await importReturn(engine, sampleReturn({ note: { beskrivelse: 'Rettet' } }));
    const from = world.altinn.calls.length;
    await filed(world, engine, correction, [own]);
    const again = world.altinn.calls.slice(from, world.altinn.calls.lastIndexOf('create'));
    expect(again).toEqual(['search']);
  });

  it('was turned down: it counts as not delivered, and stops nothing', async () => {
    const { world, engine, view } = await started();
    world.altinn.madeElsewhere(CLIENT.organisationNumber, 'ended', {
      envelope: envelope(),
      message: message(),
      verdict: 'ugyldig skattemelding',
    });
    expect(await filed(world, engine, view)).toMatchObject({ state: 'settled', verdict: 'ingen avvik' });
  });

  it('is asked about anew when it has come further since the person was told', async () => {
    const { world, engine, view } = await started();
    const theirs = world.altinn.madeElsewhere(CLIENT.organisationNumber, 'data', {
      envelope: envelope(),
      message: message(),
    });
    await filed(world, engine, view);
    theirs.task = 'feedback';
    const held = await filed(world, engine, view, [theirs.id]);
    expect(held).toMatchObject({ problem: { code: 'mva.foundOthers' }, sent: 'notSent' });
    expect((await surroundings(engine, view)).others).toMatchObject([{ stand: 'sent', concerns: true }]);
    expect(await filed(world, engine, view, [theirs.id])).toMatchObject({ state: 'settled' });
  });
});

describe('somebody’s draft', () => {
  it.each([
    ['for another period', () => ({ envelope: envelope(fourth), message: undefined as unknown as string })],
    ['that nobody has put anything in', () => ({})],
  ] as const)('%s stops nothing', async (_name, documents) => {
    const { world, engine, view } = await started();
    const { envelope: text } = documents() as { envelope?: string };
    world.altinn.madeElsewhere(CLIENT.organisationNumber, 'data', text === undefined ? {} : { envelope: text });
    expect(await filed(world, engine, view)).toMatchObject({ state: 'settled', sent: 'sent' });
  });

  it('with a return that cannot be read may be for this period: it is told, with the name that Altinn has', async () => {
    const { world, engine, view } = await started();
    world.altinn.madeElsewhere(CLIENT.organisationNumber, 'data', { message: 'not a return' });
    expect(await filed(world, engine, view)).toMatchObject({ problem: { code: 'mva.foundOthers' } });
    expect((await surroundings(engine, view)).others).toMatchObject([{ period: null, madeBy: 'Systembruker' }]);
  });

  it('can be deleted for good, and only while it is a draft', async () => {
    const { world, engine, view } = await started();
    const draft = world.altinn.madeElsewhere(CLIENT.organisationNumber, 'data', { envelope: envelope() });
    await filed(world, engine, view);
    const remove = () =>
      engine.mva.handlers['surroundings.deleteInstance']({
        organisationNumber: CLIENT.organisationNumber,
        instance: draft.id,
        channel: 'systemUser',
      });
    draft.task = 'confirmation';
    expect(await remove()).toMatchObject({ ok: false, error: { code: 'mva.notDraft', sent: 'notSent' } });
    draft.task = 'data';
    must(await remove());
    expect(world.altinn.instances).toEqual([]);
    expect((await surroundings(engine, view)).others).toEqual([]);
    const rows = await world.store.db.selectFrom('audit').select(['act', 'outcome']).orderBy('sequence').execute();
    expect(rows.slice(-2)).toMatchObject([
      { act: 'surroundings.deleteInstance', outcome: 'begun' },
      { act: 'surroundings.deleteInstance', outcome: 'done' },
    ]);
    expect(await filed(world, engine, view)).toMatchObject({ state: 'settled' });
  });

  it('of a filing of ours is not deleted so', async () => {
    const { world, engine, view } = await started();
    once(world, 'next', { kind: 'instead', status: 403, body: '{}' });
    await filed(world, engine, view);
    const instance = world.altinn.instances[0]?.id ?? '';
    const { organisationNumber } = CLIENT;
    const refused = await engine.mva.handlers['surroundings.deleteInstance']({
      organisationNumber,
      instance,
      channel: 'systemUser',
    });
    expect(refused).toMatchObject({ ok: false });
    expect(world.altinn.instances).toHaveLength(1);
  });
});

describe('looking for others', () => {
  it('that Altinn does not allow stops nothing, and is said', async () => {
    const { world, engine, view } = await started();
    world.altinn.canSearch = false;
    const sent = await filed(world, engine, view);
    expect(sent).toMatchObject({ state: 'settled', looked: { instances: false } });
  });

  it('goes by the client’s messages where Altinn’s list is closed', async () => {
    const { world, engine, view } = await started();
    world.altinn.canSearch = false;
    const theirs = world.altinn.madeElsewhere(CLIENT.organisationNumber, 'ended', {
      envelope: envelope(),
      message: message(),
    });
    world.vatInstances = [theirs.id];
    const held = await filed(world, engine, view);
    expect(held).toMatchObject({ problem: { code: 'mva.foundOthers' }, looked: { instances: false, dialogs: true } });
    expect((await surroundings(engine, view)).others).toMatchObject([
      { id: theirs.id, stand: 'delivered', madeBy: 'Anne Ansatt' },
    ]);
    expect(await filed(world, engine, view, [theirs.id])).toMatchObject({ state: 'settled' });
  });

  it('is done again for a filing that is taken up after it came to rest', async () => {
    const { world, engine, view } = await started();
    once(world, 'create', { kind: 'instead', status: 403, body: '{}' });
    const refused = await filed(world, engine, view);
    expect(refused).toMatchObject({ state: 'failed', looked: { instances: true } });
    world.altinn.madeElsewhere(CLIENT.organisationNumber, 'feedback', { envelope: envelope(), message: message() });
    must(await engine.mva.handlers['mva.resume']({ filingId: refused?.id ?? '' }));
    await run(world, engine, isOver(world));
    expect((await lookAt(engine, view)).filings[0]).toMatchObject({ problem: { code: 'mva.foundOthers' } });
    expect(world.altinn.confirms).toBe(0);
  });
});

describe('a correction', () => {
  it('goes through only when a person has said what it replaces, and both say so', async () => {
    const { world, engine, view } = await started();
    await filed(world, engine, view);
    await filedOnce(world, engine, view.id);
    const correction = await importReturn(engine, sampleReturn({ note: { beskrivelse: 'Rettet' } }));
    expect(await file(engine, correction)).toMatchObject({
      ok: false,
      error: { code: 'mva.replacesEarlier', sent: 'notSent' },
    });
    const { replaces } = await surroundings(engine, correction);
    expect(replaces).toMatchObject({ returnId: view.id, verdict: 'ingen avvik' });
    const sent = await filed(world, engine, correction, [replaces?.instance ?? '']);
    expect(sent).toMatchObject({ state: 'settled', replaces: { returnId: view.id } });
    expect((await lookAt(engine, view)).filings[0]).toMatchObject({ replacedBy: { returnId: correction.id } });
  });
});

describe('a return that a system user sent, and that nobody answers', () => {
  /** Waits until it is said aloud. */
  async function unanswered() {
    const { world, engine, view } = await started();
    world.altinn.looksBeforeFeedback = Number.POSITIVE_INFINITY;
    must(await file(engine, view));
    const overdue = async () => (await newestFiling(world))?.problem?.includes('mva.notReady') ?? false;
    await run(world, engine, overdue);
    const instance = (await lookAt(engine, view)).filings[0]?.instance ?? '';
    return { world, engine, view, instance };
  }

  it('may be sent again with a person’s login, by somebody who says so; both verdicts are kept', async () => {
    const { world, engine, view, instance } = await unanswered();
    expect(await file(engine, view, 'person')).toMatchObject({ ok: false, error: { code: 'mva.filingOpen' } });
    expect(await file(engine, view, 'systemUser', [instance])).toMatchObject({ error: { code: 'mva.filingOpen' } });
    world.personToken = 'person-1';
    must(await file(engine, view, 'person', [instance]));
    const [again, first] = (await lookAt(engine, view)).filings;
    expect(again).toMatchObject({ channel: 'person', replaces: { filingId: first?.id } });
    expect(first).toMatchObject({
      state: 'waitingForFeedback',
      sent: 'sent',
      verdict: null,
      replacedBy: { filingId: again?.id },
    });
    await run(world, engine, async () => (await newestFiling(world))?.state === 'waitingForFeedback');
    world.altinn.looksBeforeFeedback = 0;
    await run(world, engine, isOver(world));
    expect((await lookAt(engine, view)).state).toBe('accepted');
    // The late answer to the first comes days later, with nobody waiting for it.
    await run(
      world,
      engine,
      async () => (await lookAt(engine, view)).filings.every(({ state }) => state === 'settled'),
      60,
    );
    const kept = (await lookAt(engine, view)).filings;
    expect(kept.map(({ verdict }) => verdict)).toEqual(['ingen avvik', 'ingen avvik']);
    expect(kept.map(({ instance: id }) => id)).toEqual([world.altinn.instances[1]?.id, instance]);
    expect(world.altinn.confirms).toBe(2);
  });

  it('and that is answered before the second is sent, is not sent twice', async () => {
    const { world, engine, view, instance } = await unanswered();
    must(await file(engine, view, 'person', [instance]));
    await run(world, engine, async () => (await newestFiling(world))?.state === 'waitingForLogin');
    world.altinn.looksBeforeFeedback = 0;
    await run(world, engine, async () => (await lookAt(engine, view)).filings[1]?.state === 'settled', 60);
    world.personToken = 'person-1';
    engine.mva.onLogin();
    await run(world, engine, isOver(world));
    const after = await lookAt(engine, view);
    expect(after.state).toBe('accepted');
    expect(after.filings[0]).toMatchObject({ sent: 'notSent', problem: { code: 'mva.alreadyFiled' } });
    expect(world.altinn.confirms).toBe(1);
  });
});
