/** Files that go with a return: checked when they are added, each uploaded once whatever happens on the way. */
import { describe, expect, it } from 'vitest';
import { MOST_ATTACHMENTS } from '../../shared/contract/attachments.ts';
import type { ReturnView } from '../../shared/contract/mva.ts';
import { type Engine, file, importReturn, isOver, lookAt, must, run, type World } from '../fixtures/mva/engine.ts';
import { sampleReturn } from '../fixtures/mva/samples.ts';
import { filedOnce, once, started } from './filing-world.ts';

const pdf = (text: string) => Buffer.from(`%PDF-1.7 ${text}`);

function add(engine: Engine, view: ReturnView, name: string, bytes: Uint8Array) {
  engine.files.set(name, bytes);
  return engine.mva.handlers['attachments.add']({ returnId: view.id, handle: name });
}

const uploaded = (world: World) =>
  world.altinn.instances.flatMap(({ elements }) =>
    elements
      .filter(({ dataType }) => dataType === 'binaerVedlegg')
      .map(({ filename, bytes }) => [filename, `${bytes}`]),
  );

describe('a file that goes with a draft', () => {
  it.each([
    ['bilag.exe', pdf(''), 'attachments.type'],
    ['bilag', pdf(''), 'attachments.type'],
    ['bilag.pdf', Buffer.from('<html>'), 'attachments.content'],
    ['tomt.png', Buffer.alloc(0), 'attachments.content'],
    ['mvamelding.xml', Buffer.from('<a/>'), 'attachments.nameTaken'],
  ])('%s is refused with the reason', async (name, bytes, code) => {
    const { engine, view } = await started();
    expect(await add(engine, view, name, bytes)).toMatchObject({ ok: false, error: { code, params: { file: name } } });
  });

  it('has a name of its own, and there are not more of them than are taken', async () => {
    const { engine, view } = await started();
    must(await add(engine, view, 'Bilag.pdf', pdf('1')));
    expect(await add(engine, view, 'bilag.PDF', pdf('2'))).toMatchObject({ error: { code: 'attachments.nameTaken' } });
    for (let index = 1; index < MOST_ATTACHMENTS; index += 1) must(await add(engine, view, `${index}.pdf`, pdf('x')));
    expect(await add(engine, view, 'en til.pdf', pdf('x'))).toMatchObject({ error: { code: 'attachments.tooMany' } });
  });

  it('takes the release away when it comes and when it goes, and stays with what was sent', async () => {
    const { world, engine, view } = await started();
    const { id: returnId, figuresHash } = view;
    must(await engine.mva.handlers['batch.release']({ returnId, figuresHash }));
    const { attachments } = must(await add(engine, view, 'bilag.pdf', pdf('')));
    expect((await lookAt(engine, view)).release).toBeNull();
    must(await engine.mva.handlers['batch.release']({ returnId, figuresHash }));
    const attachmentId = attachments[0]?.id ?? '';
    expect(must(await engine.mva.handlers['attachments.remove']({ returnId, attachmentId })).attachments).toEqual([]);
    expect((await lookAt(engine, view)).release).toBeNull();
    must(await file(engine, view));
    expect(await add(engine, view, 'bilag.pdf', pdf(''))).toMatchObject({ error: { code: 'mva.filingOpen' } });
    await run(world, engine, isOver(world));
    expect(await add(engine, view, 'bilag.pdf', pdf(''))).toMatchObject({ error: { code: 'mva.alreadyFiled' } });
  });
});

describe('a filing with attachments', () => {
  it('lists them in its envelope, uploads each, and keeps them among its documents', async () => {
    const { world, engine, view } = await started();
    must(await add(engine, view, 'Årsoppgjør.pdf', pdf('a')));
    must(await add(engine, view, 'bilde.png', Buffer.from('89504e470d0a1a0a00', 'hex')));
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    await filedOnce(world, engine, view.id);
    expect(uploaded(world).map(([name]) => name)).toEqual(['bilde.png', 'Årsoppgjør.pdf']);
    const envelope = world.altinn.instances[0]?.elements[0]?.bytes.toString() ?? '';
    expect(envelope).toContain('<filnavn>Årsoppgjør</filnavn>');
    const [filing] = (await lookAt(engine, view)).filings;
    const kept = filing?.documents.filter(({ kind }) => kind === 'attachment') ?? [];
    expect(kept.map(({ name, size }) => [name, size])).toEqual([
      ['bilde.png', 9],
      ['Årsoppgjør.pdf', 10],
    ]);
    const documentId = kept[1]?.id ?? '';
    must(await engine.mva.handlers['mva.saveDocument']({ filingId: filing?.id ?? '', documentId }));
    expect([...engine.saved.values()].map((bytes) => `${bytes}`)).toEqual(['%PDF-1.7 a']);
  });

  it.each(['cutBefore', 'cutAfter'] as const)('whose answer was lost (%s) has each of them once', async (kind) => {
    const { world, engine, view } = await started();
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) must(await add(engine, view, name, pdf(name)));
    // The return is the first upload.
    once(world, 'upload', { kind }, 2);
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    await filedOnce(world, engine, view.id);
    expect(uploaded(world)).toHaveLength(3);
    expect(new Set(uploaded(world).map(([name]) => name)).size).toBe(3);
  });

  it('in an instance that an earlier one left behind, takes that one’s files away', async () => {
    const { world, engine, view } = await started();
    must(await add(engine, view, 'gammelt.pdf', pdf('gammelt')));
    must(await add(engine, view, 'samme.pdf', pdf('før')));
    once(world, 'next', { kind: 'instead', status: 403, body: '{}' });
    must(await file(engine, view));
    await run(world, engine, isOver(world));
    const corrected = await importReturn(engine, sampleReturn({ note: { beskrivelse: 'Rettet' } }));
    must(await add(engine, corrected, 'samme.pdf', pdf('nå!')));
    must(await file(engine, corrected));
    await run(world, engine, isOver(world));
    await filedOnce(world, engine, corrected.id);
    expect(uploaded(world)).toEqual([['samme.pdf', '%PDF-1.7 nå!']]);
  });
});
