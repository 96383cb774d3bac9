import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Roots } from '../../../../electron/engine/http/roots.ts';
import { keptLog, silentLog, temporaryFolder } from '../support.ts';
import { authority } from './certificates.ts';
import { doorTo, proxy, secureServer } from './network.ts';

const root = authority('Brannmur AS rot');
const identity = root.issue();

function fileWith(text: string): string {
  const file = join(temporaryFolder(), 'extra-roots.pem');
  writeFileSync(file, text);
  return file;
}

describe('a certificate', () => {
  it('that nobody vouches for ends the request before anything is sent, and its issuer is named', async () => {
    const host = await secureServer(identity);
    const { http } = doorTo(host);
    expect(await http.send({ method: 'POST', url: `https://${host}/`, body: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'http.untrusted', sent: 'notSent', params: { host, issuer: 'Brannmur AS rot' } },
    });
  });

  it('is told the same way through a proxy', async () => {
    const way = await proxy({ to: await secureServer(identity) });
    const { get } = doorTo('platform.altinn.no', { askProxy: async () => `PROXY ${way.host};DIRECT` });
    expect(await get()).toMatchObject({ code: 'http.untrusted', params: { issuer: 'Brannmur AS rot' } });
  });

  it.each([
    ['the firm’s file', (file: string) => ({ extraRoots: file })],
    ['NODE_EXTRA_CA_CERTS', (file: string) => ({ environment: { NODE_EXTRA_CA_CERTS: file } })],
  ])('of a root in %s is trusted', async (_where, options) => {
    const host = await secureServer(identity);
    expect(await doorTo(host, options(fileWith(`Rot for brannmuren\n${root.certificate}`))).get()).toBe('ok');
  });

  it('for another name is not blamed on its issuer', async () => {
    const way = await proxy({ to: await secureServer(identity) });
    const extraRoots = fileWith(root.certificate);
    const { get } = doorTo('other.example', { extraRoots, askProxy: async () => `PROXY ${way.host}` });
    expect(await get()).toMatchObject({ code: 'http.offline', params: { reason: 'ERR_TLS_CERT_ALTNAME_INVALID' } });
  });
});

describe('roots that cannot be read', () => {
  const broken = root.certificate.replace(/\n.{20}/, '\n');
  it.each([
    ['empty', ''],
    ['no certificate', 'hello'],
    ['cut', root.certificate.slice(0, 200)],
    ['damaged', broken],
    ['damaged among others', `${authority('En annen').certificate}${broken}`],
  ])('are named in the log and in the failure they may have caused (%s)', async (_what, text) => {
    const file = fileWith(text);
    const log = keptLog();
    const host = await secureServer(identity);
    const { get, http } = doorTo(host, { extraRoots: file, log });
    expect(log.lines[0]).toMatchObject({ level: 'error', event: 'http.rootsUnreadable', fields: { file } });
    expect(await get()).toMatchObject({ code: 'http.rootsUnreadable', sent: 'notSent', params: { file } });
    expect((await http.network()).unreadable).toEqual([file]);
  });

  it('named by the environment are told too; the firm’s own file need not be there', () => {
    const log = keptLog();
    const missing = join(temporaryFolder(), 'none.pem');
    expect(new Roots({ log, file: missing, environment: {} }).unreadable).toEqual([]);
    expect(new Roots({ log, environment: { NODE_EXTRA_CA_CERTS: missing } }).unreadable).toEqual([missing]);
  });
});

describe('the roots besides Node’s own', () => {
  it('are told by subject and place, each once', () => {
    const systemBundle = fileWith(`${authority('Maskinens rot').certificate}${root.certificate}`);
    const roots = new Roots({ log: silentLog(), file: fileWith(root.certificate), systemBundle, environment: {} });
    expect(roots.extra.filter(({ subject }) => /Maskinens|Brannmur/.test(subject))).toEqual([
      { subject: 'Brannmur AS rot', from: 'file' },
      { subject: 'Maskinens rot', from: 'system' },
    ]);
  });

  it('hold when the machine’s bundle vouches', async () => {
    const systemBundle = fileWith(root.certificate);
    const roots = new Roots({ log: silentLog(), systemBundle, environment: {} });
    expect(roots.extra[0]).toEqual({ subject: 'Brannmur AS rot', from: 'system' });
  });
});
