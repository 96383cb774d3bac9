import { beforeEach, describe, expect, it } from 'vitest';
import { FileTexts, plainText } from '../../../../../electron/engine/dialogs/file-text/file-texts.ts';
import { forgetMessages } from '../../../../../electron/engine/dialogs/services/forget-messages.ts';
import { SideFiles } from '../../../../../electron/engine/store/files.ts';
import { silentLog, temporaryFolder, until } from '../../support.ts';
import { listed, messageStage, type Stage } from '../list/stage.ts';

let stage: Stage;
let files: SideFiles;
let read: FileTexts;
let asked: number;
const ID = listed(1).id;

beforeEach(async () => {
  stage = await messageStage();
  files = new SideFiles({ folder: temporaryFolder(), key: new Uint8Array(32) });
  asked = 0;
  const pdf = {
    text: async (bytes: Uint8Array) => {
      asked += 1;
      return Buffer.from(bytes).includes('broken') ? undefined : 'Vedtaket gjelder tvangsmulkt for skattemeldingen';
    },
    close: async () => undefined,
  };
  read = new FileTexts({ store: stage.store, files, pdf, push: () => undefined, log: silentLog() });
  await stage.save([listed(1, { title: 'Brev' }), listed(2, { title: 'Annet brev' })]);
});

async function hold(name: string, content: string | Uint8Array, mediaType: string | null = null): Promise<void> {
  const { hash, size } = await files.put(Buffer.from(content));
  const of = {
    dialog_id: ID,
    attachment_id: name,
    name,
    url: `https://a/${name}`,
    expires_at: null,
    transmission_id: null,
  };
  await stage.store.db
    .insertInto('dialog_attachments')
    .values({ ...of, media_type: mediaType, file_hash: hash, size })
    .execute();
}

async function all(): Promise<void> {
  read.kick();
  const left = () =>
    stage.store.db.selectFrom('dialog_attachments').select('name').where('text_read', '=', 0).execute();
  await until(async () => (await left()).length === 0, 'every file to be read');
}

describe('files that are held', () => {
  it('are searched, and the row says in which file the words stand', async () => {
    await hold('vedtak.pdf', '%PDF-1.7 …');
    await hold('beregning.txt', 'Grunnlag: 12 000 kroner i særavgift');
    await all();
    const [row] = (await stage.list({ search: 'tvangsmulkt' })).rows;
    expect(row).toMatchObject({ title: 'Brev', snippetFile: 'vedtak.pdf' });
    expect(row?.snippet).toContain('gjelder tvangsmulkt');
    expect((await stage.list({ search: 'særavgift' })).rows).toMatchObject([{ snippetFile: 'beregning.txt' }]);
    expect((await stage.list({ search: 'termin' })).rows).toMatchObject([{ snippetFile: null }, { snippetFile: null }]);
  });

  it('are told by their bytes: what is no text has none, whatever it is called, and nothing is tried twice', async () => {
    await hold('vedtak.txt', '%PDF-1.7 …');
    await hold('broken.pdf', '%PDF-1.7 broken');
    await hold('bilde.pdf', '\u0089PNG\r\n årsavgift');
    await hold('program.exe', 'MZ årsavgift');
    await hold('siden.html', '<p>Om <b>fastsetting</b></p>', 'text/html; charset=utf-8');
    await all();
    await all();
    expect(asked).toBe(2);
    expect(await stage.titles({ search: 'tvangsmulkt' })).toEqual(['Brev']);
    expect(await stage.titles({ search: '"om fastsetting"' })).toEqual(['Brev']);
    expect(await stage.titles({ search: 'årsavgift' })).toEqual([]);
  });

  it('leave nothing behind to be found when their message goes', async () => {
    await hold('vedtak.pdf', '%PDF-1.7 …');
    await all();
    await forgetMessages({ store: stage.store, sideFiles: files }, [ID]);
    expect(await stage.titles({ search: 'tvangsmulkt' })).toEqual([]);
    expect(await stage.store.db.selectFrom('dialog_texts').selectAll().execute()).toEqual([]);
  });

  it('wait for the next start when the engine stops', async () => {
    await hold('vedtak.pdf', '%PDF-1.7 …');
    await read.stop();
    read.kick();
    expect(await stage.titles({ search: 'tvangsmulkt' })).toEqual([]);
    expect(asked).toBe(0);
  });
});

it.each([
  ['UTF-8', Buffer.from('Påløpt'), 'Påløpt'],
  ['what Windows wrote', Buffer.from('P\u00e5l\u00f8pt', 'latin1'), 'Påløpt'],
  ['UTF-16', Buffer.from('\ufeffPåløpt', 'utf16le'), 'Påløpt'],
  ['nothing of bytes that are no text', Buffer.from([80, 0, 1, 2]), undefined],
])('a plain text is read as %s', (_what, bytes, text) => {
  expect(plainText(bytes)).toBe(text);
});
