import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SideFiles } from '../../../../../electron/engine/store/files.ts';
import { failure } from '../../../../../shared/outcome.ts';
import { choose, filed, type Kept, PAPERS, tree } from '../../../../fixtures/mva/archive.ts';
import { file, importReturn, must, newWorld, startEngine } from '../../../../fixtures/mva/engine.ts';
import { sampleReturn } from '../../../../fixtures/mva/samples.ts';

const place = /^310000019 Fjell og Fjord AS\/2026\/termin 5\/innsending 2026-11-21 [0-9a-f]{8}\//;
describe('the archive folder', () => {
  it('gets what was sent and received, a page for people and the hashes of it all', async () => {
    const kept = await filed();
    expect(await kept.archive.view()).toMatchObject({ folder: null });
    expect(await choose(kept)).toMatchObject({ folder: { name: 'arkiv' }, missing: 1, written: 0 });
    const files = tree(kept.root);
    expect([...files.keys()].every((name) => place.test(name))).toBe(true);
    expect([...files.keys()].map((name) => name.replace(place, '')).sort()).toEqual(PAPERS);
    const manifest = [...files.keys()].find((name) => name.endsWith('SHA256SUMS')) ?? '';
    const lines = readFileSync(join(kept.root, manifest), 'utf8').trim().split('\n');
    expect(lines).toHaveLength(6);
    for (const line of lines) {
      const [hash = '', name = ''] = line.split('  ');
      expect(files.get(manifest.replace('SHA256SUMS', name))).toBe(hash);
    }
    const pdf = readFileSync(join(kept.root, manifest.replace('SHA256SUMS', 'mvaMelding.pdf')), 'latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(await kept.archive.view()).toMatchObject({ written: 1, missing: 0, problem: null });
    expect(must(await kept.archive.handlers['archive.ofReturn']({ returnId: kept.returnId }))).toMatchObject({
      complete: true,
      place: expect.stringMatching(/^310000019 Fjell og Fjord AS \/ 2026 \/ termin 5 \/ /),
    });
    const acts = await kept.world.store.db
      .selectFrom('audit')
      .select('act')
      .where('act', 'like', '%archive%')
      .execute();
    expect(acts.map(({ act }) => act)).toEqual(['archive.folder', 'mva.archive']);
  });

  it('keeps what is rehearsed apart from what is real', async () => {
    const kept = await filed('practice');
    await choose(kept);
    expect(readdirSync(kept.root)).toEqual(['Øving']);
  });

  it('never replaces a file that is there, and writes what is missing the same again', async () => {
    const kept = await filed();
    await choose(kept);
    const before = tree(kept.root);
    const [receipt = ''] = [...before.keys()].filter((name) => name.endsWith('kvittering.pdf'));
    const [page = ''] = [...before.keys()].filter((name) => name.endsWith('mvaMelding.pdf'));
    writeFileSync(join(kept.root, receipt), 'noe annet');
    rmSync(join(kept.root, page));
    must(await kept.archive.handlers['archive.writeMissing']({}));
    await kept.settle();
    const after = tree(kept.root);
    expect(readFileSync(join(kept.root, receipt), 'utf8')).toBe('noe annet');
    expect(after.get(receipt.replace('kvittering.pdf', 'kvittering (2).pdf'))).toBe(before.get(receipt));
    expect(after.get(page)).toBe(before.get(page));
    const manifests = [...after.keys()].filter((name) => name.includes('SHA256SUMS'));
    expect(manifests).toHaveLength(2);
    must(await kept.archive.handlers['archive.writeMissing']({}));
    await kept.settle();
    expect(tree(kept.root)).toEqual(after);
  });

  it('that is away is said, not made anew, and written to when it is back', async () => {
    const kept = await filed();
    const away = `${kept.root} borte`;
    must(await kept.archive.handlers['archive.useFolder']({ handle: 'mappe' }));
    renameSync(kept.root, away);
    await kept.settle();
    expect(existsSync(kept.root)).toBe(false);
    expect(await kept.archive.view()).toMatchObject({ missing: 1, problem: { code: 'archive.folderMissing' } });
    renameSync(away, kept.root);
    await kept.world.clock.advance(15 * 60_000 + 1_000);
    await kept.settle();
    expect(await kept.archive.view()).toMatchObject({ missing: 0, problem: null, written: 1 });
  });

  it('with something else where a folder should be is a problem, and nothing is half-written', async () => {
    const kept = await filed();
    writeFileSync(join(kept.root, '310000019 Fjell'), 'en fil');
    await choose(kept);
    expect(await kept.archive.view()).toMatchObject({
      missing: 1,
      problem: { code: expect.stringMatching(/^archive\./) },
    });
    expect([...tree(kept.root).keys()]).toEqual(['310000019 Fjell']);
  });

  it('that was chosen again gets everything too', async () => {
    const kept = await filed();
    await choose(kept);
    must(await kept.archive.handlers['archive.useFolder']({}));
    expect(await kept.archive.view()).toMatchObject({ folder: null });
    rmSync(kept.root, { recursive: true });
    mkdirSync(kept.root);
    await choose(kept);
    must(await kept.archive.handlers['archive.writeMissing']({}));
    await kept.settle();
    expect(tree(kept.root).size).toBe(7);
  });
});

describe('the first filing in production', () => {
  const refusal = async (kept: Kept, tested = false) =>
    (await kept.archive.firstFilingRefusal(async () => tested))?.code;
  const forget = ({ world }: Kept) => world.store.db.updateTable('filings').set({ sent: 'notSent' }).execute();

  it('waits for an archive folder or a backup that was read back', async () => {
    const kept = await filed();
    expect(await refusal(kept)).toBeUndefined();
    await forget(kept);
    expect(await refusal(kept)).toBe('archive.needed');
    expect(await refusal(kept, true)).toBeUndefined();
    must(await kept.archive.handlers['archive.useFolder']({ handle: 'mappe' }));
    expect(await refusal(kept)).toBeUndefined();
  });

  it('is not begun, and nothing is written of it, while that is so', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    const view = await importReturn(engine, sampleReturn());
    world.refusal = failure('archive.needed', { action: 'openSettings', sent: 'notSent' });
    expect(await file(engine, view)).toMatchObject({ error: { code: 'archive.needed', sent: 'notSent' } });
    expect(await world.store.db.selectFrom('filings').selectAll().execute()).toEqual([]);
    expect(await world.store.db.selectFrom('job').selectAll().execute()).toEqual([]);
  });

  it('is that: nothing is asked while rehearsing', async () => {
    const kept = await filed('practice');
    await forget(kept);
    expect(await refusal(kept)).toBeUndefined();
  });
});

describe('what was filed', () => {
  it('stays in the store with its papers, whatever becomes of the draft it was made from', async () => {
    const { world, returnId } = await filed();
    const engine = startEngine(world);
    expect(await engine.mva.handlers['mva.discard']({ returnId })).toMatchObject({
      error: { code: 'mva.alreadyFiled' },
    });
    await engine.jobs.drain();
    const kept = await world.store.db.selectFrom('filing_documents').select('hash').execute();
    expect(kept).toHaveLength(5);
    const papers = new SideFiles({ folder: join(world.store.folder, 'files'), key: world.store.key });
    for (const { hash } of kept) expect((await papers.get(hash)).ok).toBe(true);
  });
});
