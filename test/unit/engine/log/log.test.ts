import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../../../electron/engine/log/log.ts';
import { redactor } from '../../../../electron/engine/log/redact.ts';
import { manualClock, temporaryFolder } from '../support.ts';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = pair.privateKey.export({ format: 'jwk' });
const pem = pair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const jwt = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.${randomBytes(60).toString('base64url')}.${randomBytes(64).toString('base64url')}`;
const hex = randomBytes(32).toString('hex');
const opaque = `${randomBytes(48).toString('base64url')}aA1`;

/** [name, what is logged, what must not be found] */
const planted: [string, string, string[]][] = [
  ['a JWT', `token ${jwt} refused`, [jwt, jwt.split('.')[2] ?? jwt]],
  ['a bearer token', `authorization: Bearer abc.def-ghi`, ['abc.def-ghi']],
  ['a PEM block', `key: ${pem}`, [pem.split('\n')[3] ?? pem, 'PRIVATE KEY']],
  ['a cut PEM block', pem.slice(0, 300), [pem.split('\n')[2] ?? pem]],
  ['a JWK', JSON.stringify(jwk), [jwk.d ?? '', jwk.p ?? '', jwk.qi ?? '']],
  ['a small JWK', '{"kty":"oct","k":"c2hvcnQ"}', ['c2hvcnQ']],
  ['a JWK in JSON in JSON', JSON.stringify(JSON.stringify({ d: 'c2hvcnQ' })), ['c2hvcnQ']],
  ['a national identity number', 'person 17854026641 logged in', ['17854026641']],
  ['one with a space', 'person 178540 26641', ['178540 26641', '26641']],
  ['one in a URN', 'urn:altinn:person:identifier-no:17854026641', ['17854026641']],
  ['an account number', 'konto 1234 56 78903', ['78903']],
  ['a database key', `key ${hex}`, [hex]],
  ['an opaque token', `got ${opaque}`, [opaque]],
  ['a token in a query', 'GET /x?access_token=kort&code=abc&foo=1', ['kort', 'abc']],
  ['a token in JSON', '{"access_token":"kort","client_secret":"hemmelig"}', ['kort', 'hemmelig']],
  ['the home folder', 'cannot read /home/kari.lunde/klientbro.db', ['kari.lunde']],
];

describe('the log', () => {
  const redact = redactor(['/home/kari.lunde']);

  it.each(planted)('holds no %s', (_name, text, secrets) => {
    const out = redact(text);
    for (const secret of secrets) expect(out).not.toContain(secret);
  });

  it.each([
    '/platform/authentication/api/v1/systemuser/request/vendor/agent',
    '3f0c8d6e-1b2a-4c5d-8e9f-0123456789ab',
    '910075918',
    '/skd/mva-melding-innsending-v1/instances/50012345/3f0c8d6e-1b2a-4c5d-8e9f-0123456789ab',
    'urn:altinn:accesspackage:regnskapsforer-med-signeringsrettighet',
    'UND_ERR_CONNECT_TIMEOUT',
    '2026-02-02T08:00:00.000Z',
  ])('keeps what finds a fault: %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it('writes every planted secret redacted, one JSON object a line, to a file of its own', async () => {
    const folder = join(temporaryFolder(), 'logs');
    const log = createLog({ folder, name: 'engine-practice', clock: manualClock(), homes: ['/home/kari.lunde'] });
    for (const [name, text] of planted) log.warn('planted', { name, text });
    log.info(`event ${jwt}`, { digits: 17_854_026_641, at: 'not the time', count: 3, none: null });
    await log.close();
    const text = readFileSync(join(folder, 'engine-practice.log'), 'utf8');
    for (const [, , secrets] of planted) for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).not.toContain('17854026641');
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.at(-1)).toEqual({
      at: '2026-02-02T08:00:00.000Z',
      level: 'info',
      event: 'event [jwt]',
      digits: '[number]',
      count: 3,
      none: null,
    });
    if (process.platform !== 'win32') expect(statSync(join(folder, 'engine-practice.log')).mode & 0o077).toBe(0);
  });

  it('rotates and keeps so many files', async () => {
    const folder = temporaryFolder();
    const limits = { maxBytes: 500, files: 3 };
    const log = createLog({ folder, name: 'engine', clock: manualClock(), limits });
    for (let index = 0; index < 50; index += 1) log.info('line', { index });
    await log.close();
    expect(readdirSync(folder).sort()).toEqual(['engine.1.log', 'engine.2.log', 'engine.log']);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(500);
    expect(readFileSync(join(folder, 'engine.log'), 'utf8')).toContain('"index":49');
  });

  it('goes on after a restart where it was', async () => {
    const folder = temporaryFolder();
    for (const event of ['first', 'second']) {
      const log = createLog({ folder, name: 'engine', clock: manualClock() });
      log.info(event);
      await log.close();
    }
    expect(readFileSync(join(folder, 'engine.log'), 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('drops lines instead of throwing while the folder cannot be written, and goes on when it can', async () => {
    const folder = join(temporaryFolder(), 'logs');
    writeFileSync(folder, 'a file where the folder should be');
    const log = createLog({ folder, name: 'engine', clock: manualClock() });
    log.error('lost');
    rmSync(folder);
    mkdirSync(folder);
    chmodSync(folder, 0o700);
    log.error('kept');
    await log.close();
    expect(existsSync(join(folder, 'engine.log'))).toBe(true);
  });
});
