import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Files, safeName } from '../../../electron/engine/files.ts';
import { temporaryFolder } from './support.ts';

function files() {
  const downloadFolder = temporaryFolder();
  const saved = new Map<string, string>();
  return {
    downloadFolder,
    saved,
    files: new Files({ downloadFolder, onSaved: (handle, path) => saved.set(handle, path) }),
  };
}

describe('a name from outside', () => {
  it('never leaves the folder, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const safe = safeName(name);
        expect(safe).not.toMatch(/[/\\:*?"<>|]/);
        expect(safe).not.toBe('');
        expect(['.', '..']).not.toContain(safe);
      }),
    );
  });

  it.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['CON.txt', 'fil_CON.txt'],
    ['Årsoppgjør 2025.pdf', 'Årsoppgjør 2025.pdf'],
    ['', 'fil_'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });
});

describe('a file', () => {
  it('is saved beside one of the same name, never over it', async () => {
    const { files: own, downloadFolder, saved } = files();
    writeFileSync(join(downloadFolder, 'a.pdf'), 'theirs');
    const outcome = await own.save('a.pdf', Buffer.from('ours'));
    expect(outcome).toMatchObject({ ok: true, value: { name: 'a (1).pdf', size: 4 } });
    expect(readFileSync(join(downloadFolder, 'a.pdf'), 'utf8')).toBe('theirs');
    expect([...saved.values()].every((path) => existsSync(path))).toBe(true);
  });

  it('is read only when the person chose it', async () => {
    const { files: own, downloadFolder } = files();
    const path = join(downloadFolder, 'b.xml');
    writeFileSync(path, '<a/>');
    expect(await own.read(path, 100)).toMatchObject({ ok: false, error: { code: 'app.fileRefused' } });
    own.grant('h', path);
    expect(await own.read('h', 100)).toMatchObject({ ok: true, value: { name: 'b.xml' } });
    expect(await own.read('h', 2)).toMatchObject({
      ok: false,
      error: { code: 'app.fileTooLarge', params: { file: 'b.xml' } },
    });
  });

  it('that changed since it was looked at is not read as if it had not', async () => {
    const { files: own, downloadFolder } = files();
    const path = join(downloadFolder, 'c.xml');
    writeFileSync(path, '<a/>');
    own.grant('h', path);
    const opened = await own.open('h', 100);
    if (!opened.ok) throw new Error(opened.error.code);
    expect(opened.value.size).toBe(4);
    writeFileSync(path, '<aa/>');
    await expect(opened.value.read()[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      failure: { code: 'app.fileMissing', params: { file: 'c.xml' } },
    });
  });

  it('that is gone is named, and a folder that cannot be made is a failure, not a crash', async () => {
    const { files: own, downloadFolder } = files();
    own.grant('gone', join(downloadFolder, 'gone.xml'));
    expect(await own.read('gone', 100)).toMatchObject({
      error: { code: 'app.fileMissing', params: { file: 'gone.xml' } },
    });
    writeFileSync(join(downloadFolder, 'a-file'), '');
    const nowhere = new Files({ downloadFolder: join(downloadFolder, 'a-file', 'below'), onSaved: () => undefined });
    expect(await nowhere.save('a.pdf', Buffer.from(''))).toMatchObject({ error: { code: 'app.fileWriteFailed' } });
  });

  it('is written as it comes, and one that is cut short is not left behind', async () => {
    const { files: own, downloadFolder, saved } = files();
    async function* parts(fails: boolean) {
      yield Buffer.from('one ');
      if (fails) throw new Error('cut');
      yield Buffer.from('two');
    }
    const outcome = await own.saveStream('a.zip', parts(false));
    expect(outcome).toMatchObject({ ok: true, value: { name: 'a.zip', size: 7 } });
    expect(readFileSync(join(downloadFolder, 'a.zip'), 'utf8')).toBe('one two');
    expect(await own.saveStream('b.zip', parts(true))).toMatchObject({ error: { code: 'app.fileWriteFailed' } });
    expect(existsSync(join(downloadFolder, 'b.zip'))).toBe(false);
    expect(saved.size).toBe(1);
  });
});
