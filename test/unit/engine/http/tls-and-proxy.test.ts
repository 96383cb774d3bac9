import { writeFileSync } from 'node:fs';
import { createServer as createPlain } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createHttp } from '../../../../electron/engine/http/http.ts';
import { systemClock } from '../../../../electron/engine/ports.ts';
import { silentLog, temporaryFolder } from '../support.ts';
import { CERTIFICATE, KEY } from './certificate.ts';

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}
function doorTo(host: string, extraCertificates?: string) {
  const http = createHttp({ hosts: new Set([host]), clock: systemClock, log: silentLog(), extraCertificates });
  onTestFinished(() => http.close());
  return http;
}

afterEach(() => vi.unstubAllEnvs());

describe('certificates', () => {
  const secure = () =>
    createServer(
      { cert: CERTIFICATE, key: KEY },
      (_request, response) => void response.setHeader('Connection', 'close').end('ok'),
    );

  it('that nobody vouches for end the request before anything is sent', async () => {
    const host = await listening(secure());
    expect(await doorTo(host).send({ method: 'POST', url: `https://${host}/`, body: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'http.offline', sent: 'notSent', params: { reason: expect.stringMatching(/SELF_SIGNED/) } },
    });
  });

  it('of a root that the firm added are trusted', async () => {
    const host = await listening(secure());
    const file = join(temporaryFolder(), 'root.pem');
    writeFileSync(file, CERTIFICATE);
    const answer = await doorTo(host, file).send({ method: 'GET', url: `https://${host}/` });
    expect(answer.ok && answer.value.text()).toBe('ok');
  });
});

describe('the system’s proxy', () => {
  async function proxy() {
    const asked: string[] = [];
    const server = createPlain((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(502).end();
    });
    server.on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    const host = await listening(server);
    for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']) vi.stubEnv(name, `http://${host}`);
    for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, '');
    return asked;
  }

  it('is used for the authorities’ hosts', async () => {
    const asked = await proxy();
    const answer = await doorTo('platform.altinn.no').send({ method: 'GET', url: 'https://platform.altinn.no/x' });
    expect(asked).toEqual(['platform.altinn.no:443']);
    expect(answer).toMatchObject({ ok: false, error: { code: 'http.offline', sent: 'notSent' } });
  });

  it('is not used for this machine', async () => {
    const asked = await proxy();
    const server = createPlain((_request, response) => void response.setHeader('Connection', 'close').end('ok'));
    const host = await listening(server);
    const http = createHttp({
      hosts: new Set([host]),
      allowHttpOrigin: `http://${host}`,
      clock: systemClock,
      log: silentLog(),
    });
    onTestFinished(() => http.close());
    const answer = await http.send({ method: 'GET', url: `http://${host}/` });
    expect([answer.ok && answer.value.text(), asked]).toEqual(['ok', []]);
  });
});
