import { describe, expect, it } from 'vitest';
import type { MvaReturn } from '../../../../electron/engine/mva/model.ts';
import { verdictXml } from '../../../fixtures/mva/altinn.ts';
import { file, importReturn, isOver, lookAt, must, newWorld, run, startEngine } from '../../../fixtures/mva/engine.ts';
import { CLIENT, line, OTHER, sampleReturn } from '../../../fixtures/mva/samples.ts';

async function withReturn(value: MvaReturn = sampleReturn(), organisationNumber = CLIENT.organisationNumber) {
  const world = await newWorld();
  const engine = startEngine(world);
  return { world, engine, view: await importReturn(engine, value, organisationNumber) };
}

describe('filing is refused before anything is sent', () => {
  it("when the organisation number in the file is not the client's", async () => {
    const { world, engine, view } = await withReturn(sampleReturn(), OTHER.organisationNumber);
    expect(await file(engine, view)).toMatchObject({
      ok: false,
      error: {
        code: 'mva.wrongOrganisation',
        params: { client: OTHER.name, expected: OTHER.organisationNumber, found: CLIENT.organisationNumber },
        sent: 'notSent',
      },
    });
    expect(world.altinn.calls).toEqual([]);
    expect((await lookAt(engine, view)).state).toBe('draft');
  });

  it('when a rule stops it', async () => {
    const { engine, view } = await withReturn(sampleReturn({ lines: [line('7', 41875)] }));
    expect(await file(engine, view)).toMatchObject({
      error: { code: 'mva.hasErrors', params: { count: 2, rule: 'R002' } },
    });
  });

  it('unless a person says why it is right all the same: reason and rules are kept with the filing and in the log', async () => {
    const { world, engine, view } = await withReturn(sampleReturn({ lines: [line('7', 41875)] }));
    const despite = 'Koden er ny fra 1. november';
    const sent = await engine.mva.handlers['mva.file']({
      returnId: view.id,
      channel: 'systemUser',
      figuresHash: view.figuresHash,
      despite,
    });
    const kept = must(sent).filings[0]?.despite;
    expect(kept?.reason).toBe(despite);
    expect(kept?.rules).toContain('R002');
    await run(world, engine, isOver(world));
    const noted = await world.store.db.selectFrom('audit').select('params').where('act', '=', 'mva.file').execute();
    expect(noted.map(({ params }) => JSON.parse(params))).toMatchObject([
      { reason: despite, rules: kept?.rules.join(', ') },
    ]);
  });

  it('with a reason too, when the organisation is another or the figures have changed; a reason without errors is not kept', async () => {
    const wish = { channel: 'systemUser' as const, despite: 'Koden er ny fra 1. november' };
    const other = await withReturn(sampleReturn({ lines: [line('7', 41875)] }), OTHER.organisationNumber);
    const refused = await other.engine.mva.handlers['mva.file']({
      ...wish,
      returnId: other.view.id,
      figuresHash: other.view.figuresHash,
    });
    expect(refused).toMatchObject({ error: { code: 'mva.wrongOrganisation' } });
    const { world, engine, view } = await withReturn();
    const changed = { ...wish, returnId: view.id, figuresHash: 'a'.repeat(64) };
    expect(await engine.mva.handlers['mva.file'](changed)).toMatchObject({
      error: { code: 'mva.changedSinceRelease' },
    });
    const right = must(await engine.mva.handlers['mva.file']({ ...changed, figuresHash: view.figuresHash }));
    expect(right.filings[0]?.despite).toBeNull();
    // Nothing is left at work when the store closes.
    await run(world, engine, isOver(world));
  });

  it('when the figures are not those the person saw', async () => {
    const { engine, view } = await withReturn();
    expect(await file(engine, { ...view, figuresHash: 'a'.repeat(64) })).toMatchObject({
      error: { code: 'mva.changedSinceRelease' },
    });
  });

  it('by system user for a client that none reaches, but not by a person', async () => {
    const { engine, view } = await withReturn(
      sampleReturn({ organisationNumber: OTHER.organisationNumber }),
      OTHER.organisationNumber,
    );
    expect(await file(engine, view, 'systemUser')).toMatchObject({
      error: { code: 'mva.notLinked', action: 'openAccess' },
    });
    expect(await file(engine, view, 'person')).toMatchObject({ ok: true, value: { state: 'filing' } });
  });

  it('when the same figures have been accepted already; other figures are a correction', async () => {
    const { world, engine, view } = await withReturn();
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    expect(await file(engine, view)).toMatchObject({ error: { code: 'mva.alreadyFiled' } });
    expect(await file(engine, await importReturn(engine))).toMatchObject({ error: { code: 'mva.alreadyFiled' } });
    const correction = await importReturn(engine, sampleReturn({ note: { beskrivelse: 'Korrigert' } }));
    must(await file(engine, correction, 'systemUser', [world.altinn.instances[0]?.id ?? '']));
    await run(world, engine, isOver(world));
    const references = await world.store.db.selectFrom('filings').select('reference').execute();
    expect(new Set(references.map(({ reference }) => reference)).size).toBe(2);
  });
});

describe('"Bruk som utkast"', () => {
  it('moves number, period and reference, and leaves the other taxpayer’s payout KID behind', async () => {
    const old = sampleReturn({
      organisationNumber: '974761076',
      payoutKid: '26',
      period: { kind: 'toMaaneder', number: 2, year: 2021 },
    });
    const { engine, view } = await withReturn(old);
    expect(view.findings.map(({ rule }) => rule)).toEqual(['R077']);
    const period = { kind: 'toMaaneder', number: 5, year: 2026 } as const;
    const draft = must(
      await engine.mva.handlers['mva.useAsDraft']({
        returnId: view.id,
        organisationNumber: CLIENT.organisationNumber,
        period,
      }),
    );
    expect(draft).toMatchObject({
      organisationNumber: CLIENT.organisationNumber,
      period,
      findings: [],
      payoutKid: null,
      state: 'draft',
      lines: view.lines,
    });
    expect(draft.id).not.toBe(view.id);
  });

  it('refuses a term its year does not have', async () => {
    const { engine, view } = await withReturn();
    const period = { kind: 'uke', number: 53, year: 2025 } as const;
    expect(
      await engine.mva.handlers['mva.useAsDraft']({
        returnId: view.id,
        organisationNumber: CLIENT.organisationNumber,
        period,
      }),
    ).toMatchObject({ error: { code: 'mva.wrongPeriod' } });
  });
});

describe('discarding', () => {
  it('takes a draft away', async () => {
    const { engine, view } = await withReturn();
    must(await engine.mva.handlers['mva.discard']({ returnId: view.id }));
    expect(await engine.mva.handlers['mva.get']({ returnId: view.id })).toMatchObject({
      error: { code: 'mva.unknownReturn' },
    });
    expect(must(await engine.mva.handlers['mva.list']({})).returns).toEqual([]);
  });

  it('is refused for what is being filed and for what was', async () => {
    const { world, engine, view } = await withReturn();
    must(await file(engine, view));
    expect(await engine.mva.handlers['mva.discard']({ returnId: view.id })).toMatchObject({
      error: { code: 'mva.filingOpen' },
    });
    await run(world, engine, isOver(world));
    expect(await engine.mva.handlers['mva.discard']({ returnId: view.id })).toMatchObject({
      error: { code: 'mva.alreadyFiled' },
    });
  });
});

describe('the term picture', () => {
  it('shows six terms to the running one, marks the one to deliver, and follows a return through its states', async () => {
    const { world, engine, view } = await withReturn();
    const look = async () => must(await engine.mva.handlers['mva.terms']({}));
    const { terms, cells } = await look();
    expect(
      terms.map(({ period, deadline, current }) => `${period.year}-${period.number} ${deadline} ${current}`),
    ).toEqual([
      '2026-1 2026-04-10 false',
      '2026-2 2026-06-10 false',
      '2026-3 2026-08-31 false',
      '2026-4 2026-10-12 false',
      '2026-5 2026-12-10 true',
      '2026-6 2027-02-10 false',
    ]);
    expect(cells.map(({ state }) => state)).toEqual(['missing', 'missing', 'missing', 'missing', 'draft', 'missing']);
    expect(cells[4]).toMatchObject({ client: CLIENT, returnId: view.id, amount: 41875 });
    expect((await engine.mva.nextDeadlines()).get(CLIENT.organisationNumber)).toBe('2026-12-10');
    must(await file(engine, view));
    expect((await look()).cells[4]?.state).toBe('filing');
    await run(world, engine, isOver(world));
    expect((await look()).cells[4]?.state).toBe('accepted');
    expect((await engine.mva.nextDeadlines()).get(CLIENT.organisationNumber)).toBe('2027-02-10');
  });

  it('shows a return outside the grid as a cell of its own', async () => {
    const { engine } = await withReturn(sampleReturn({ period: { kind: 'aar', number: 1, year: 2025 } }));
    const { cells } = must(await engine.mva.handlers['mva.terms']({}));
    expect(cells).toHaveLength(7);
    expect(cells[6]).toMatchObject({ period: { kind: 'aar' }, deadline: '2026-03-10', state: 'draft' });
  });
});

describe('a document of a filing', () => {
  it('is saved under a name that says whose and when, byte for byte', async () => {
    const { world, engine, view } = await withReturn();
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    const filing = (await lookAt(engine, view)).filings[0];
    const verdict = filing?.documents.find(({ kind }) => kind === 'verdict');
    const saved = must(
      await engine.mva.handlers['mva.saveDocument']({ filingId: filing?.id ?? '', documentId: verdict?.id ?? '' }),
    );
    expect(saved.name).toBe('valideringsresultat 310000019 2026-toMaaneder-5.xml');
    expect(Buffer.from(engine.saved.get(saved.name) ?? []).toString()).toBe(verdictXml('ingen avvik'));
    expect(
      await engine.mva.handlers['mva.saveDocument']({ filingId: filing?.id ?? '', documentId: 'x' }),
    ).toMatchObject({ error: { code: 'mva.noDocument' } });
  });
});

describe('the page of a return as PDF', () => {
  it('is saved under a name that says whose and for when, and noted in the log', async () => {
    const { world, engine, view } = await withReturn();
    world.printed = Buffer.from('%PDF-1.4');
    const wish = { returnId: view.id, term: '5. termin 2026' };
    const saved = must(await engine.mva.handlers['mva.savePdf'](wish));
    expect(saved.name).toBe(`Mva-melding ${CLIENT.organisationNumber} 5. termin 2026.pdf`);
    expect(engine.saved.get(saved.name)).toEqual(world.printed);
    const noted = await world.store.db.selectFrom('audit').select('params').where('act', '=', 'mva.savePdf').execute();
    expect(noted.map(({ params }) => JSON.parse(params))).toEqual([{ period: '2026-toMaaneder-5', file: saved.name }]);
  });

  it('is no file and no line in the log when it cannot be made', async () => {
    const { world, engine, view } = await withReturn();
    const wish = { returnId: view.id, term: '5. termin 2026' };
    expect(await engine.mva.handlers['mva.savePdf'](wish)).toMatchObject({ error: { code: 'app.fileWriteFailed' } });
    expect(engine.saved.size).toBe(0);
    const noted = world.store.db.selectFrom('audit').select('act').where('act', '=', 'mva.savePdf');
    expect(await noted.execute()).toEqual([]);
  });
});

describe('the validation service', () => {
  it('needs a login', async () => {
    const { engine, view } = await withReturn();
    expect(await engine.mva.handlers['mva.validate']({ returnId: view.id })).toMatchObject({
      error: { code: 'idporten.needed', sent: 'notSent' },
    });
  });
});
