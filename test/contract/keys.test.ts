import { createHash, generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { KeysView } from '../../shared/contract/keys.ts';
import { type Rig, rig, setUp } from '../support/engine-practice.ts';
import { PaperBrowser } from '../support/paper-browser.ts';

const PASSWORD = 'Ovelse-gjor-mester-4711';

async function selfService(own: Rig) {
  return new PaperBrowser().open((await own.must('access.overview', {})).links.selfService);
}

/** As a person does: pastes the public half into the self-service page. */
async function register(own: Rig, jwk: string): Promise<void> {
  const page = await (await selfService(own)).press('Registrer nøkkel', { 'Offentlig nøkkel': jwk });
  expect(page.status).toBe(200);
}

async function orderCertificate(own: Rig): Promise<Uint8Array> {
  const page = await selfService(own);
  const token = page.document.querySelector<HTMLInputElement>('input[name="_skjema"]')?.value ?? '';
  const answer = await fetch(new URL('/selvbetjening/sertifikat', page.url), {
    method: 'POST',
    body: new URLSearchParams({
      _skjema: token,
      organisasjon: own.practice.firm.organisationNumber,
      passord: PASSWORD,
      utgave: 'ny',
    }),
  });
  expect(answer.status).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

function choose(own: Rig, name: string, content: string | Uint8Array): string {
  const path = join(own.folder, name);
  writeFileSync(path, content);
  own.engine.grantFile(name, path);
  return name;
}

const inRole = (view: KeysView, role: string) => view.keys.filter((key) => key.role === role);
function only<T>(all: readonly T[]): T {
  const [one] = all;
  if (one === undefined || all.length !== 1) throw new Error(`${all.length} of them`);
  return one;
}
const granted = async (own: Rig): Promise<number> =>
  (await own.must('access.checkIntegration', {})).scopes.filter((scope) => scope.granted === 'granted').length;

describe('a rotation', () => {
  it('goes on while tokens are fetched all the time: none fails, and the old key can be taken away', async () => {
    const own = await rig();
    await setUp(own);
    const first = only((await own.must('keys.list', {})).keys);
    expect(first).toMatchObject({ role: 'inUse', kind: 'made', person: 'Kari Test', warning: 'none' });
    // The check of the set-up got tokens with it.
    expect(first.registeredAt).not.toBeNull();
    let stop = false;
    const counts = new Set<number>();
    // Each check forgets every token and fetches one per scope.
    const job = (async () => {
      while (!stop) counts.add(await granted(own));
    })();
    const made = only(inRole(await own.must('keys.create', { bits: 2048 }), 'next'));
    expect(await own.call('keys.useKey', { kid: made.kid })).toMatchObject({
      ok: false,
      error: { code: 'maskinporten.keyRefused' },
    });
    await register(own, made.jwk);
    const tried = await own.must('keys.tryKey', { kid: made.kid });
    expect(only(inRole(tried, 'inUse')).kid).toBe(first.kid);
    expect(only(inRole(tried, 'next')).registeredAt).not.toBeNull();
    const used = await own.must('keys.useKey', { kid: made.kid });
    expect([only(inRole(used, 'inUse')).kid, only(inRole(used, 'previous')).kid]).toEqual([made.kid, first.kid]);
    await (await selfService(own)).press(`Fjern nøkkelen ${first.kid}`);
    await granted(own);
    stop = true;
    await job;
    expect([...counts]).toEqual([7]);
    await own.must('keys.retire', { kid: first.kid });
    await own.restart();
    const after = await own.must('keys.remove', { kid: first.kid });
    expect(only(after.keys)).toMatchObject({ kid: made.kid, role: 'inUse', lastUsedAt: expect.any(String) });
    expect(await granted(own)).toBe(7);
    const acts = (await own.must('audit.list', { limit: 500 })).rows.filter(({ act }) => act.startsWith('key.'));
    expect(new Set(acts.map(({ act }) => act))).toEqual(
      new Set(['key.create', 'key.try', 'key.use', 'key.retire', 'key.remove']),
    );
    expect(new Set(acts.map(({ person }) => person))).toEqual(new Set(['Kari Test']));
  });

  it('keeps to its order: the one in use is neither retired nor removed, a retired one is not used', async () => {
    const own = await rig();
    await setUp(own);
    const { kid } = only((await own.must('keys.list', {})).keys);
    for (const name of ['keys.retire', 'keys.remove', 'keys.useKey'] as const) {
      expect(await own.call(name, { kid })).toMatchObject({ ok: false, error: { code: 'keys.wrongRole' } });
    }
    const next = only(inRole(await own.must('keys.create', { bits: 2048 }), 'next'));
    expect(await own.call('keys.create', { bits: 2048 })).toMatchObject({ error: { code: 'vault.keyExists' } });
    expect(await own.call('keys.remove', { kid: next.kid })).toMatchObject({ error: { code: 'keys.wrongRole' } });
    await register(own, next.jwk);
    await own.must('keys.retire', { kid: next.kid });
    for (const name of ['keys.useKey', 'keys.tryKey'] as const) {
      expect(await own.call(name, { kid: next.kid })).toMatchObject({ error: { code: 'keys.wrongRole' } });
    }
    for (const day of ['2999-01-01', '2026-13-40']) {
      expect(await own.call('keys.noteRegistered', { kid, day })).toMatchObject({ error: { code: 'keys.dayAhead' } });
    }
    expect((await own.must('keys.noteRegistered', { kid, day: '2026-01-02' })).keys[0]?.expiresOn).toBe('2027-01-02');
    expect(await own.call('keys.tryKey', { kid: 'fins-ikke' })).toMatchObject({ error: { code: 'keys.unknown' } });
  });

  it('tells which authority refused when it does not answer, and changes nothing', async () => {
    const own = await rig();
    await setUp(own);
    const next = only(inRole(await own.must('keys.create', { bits: 2048 }), 'next'));
    await own.practice.stop();
    const used = await own.call('keys.useKey', { kid: next.kid });
    expect(used).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^http\./) } });
    expect(only(inRole(await own.must('keys.list', {}), 'next')).kid).toBe(next.kid);
  });
});

describe('an imported key', () => {
  it('from PKCS#12 signs with its certificate chain once Maskinporten takes certificates', async () => {
    const own = await rig();
    await setUp(own);
    const handle = choose(own, 'virksomhet.p12', await orderCertificate(own));
    expect(await own.call('keys.import', { handle, password: 'feil' })).toMatchObject({
      error: { code: 'keys.wrongPassword' },
    });
    const next = only(inRole(await own.must('keys.import', { handle, password: PASSWORD }), 'next'));
    expect(next).toMatchObject({ kind: 'imported', certificate: { subject: own.practice.firm.name } });
    expect(next.expiresOn.slice(0, 4)).toBe(String(new Date().getUTCFullYear() + 3));
    expect(await own.call('keys.tryKey', { kid: next.kid })).toMatchObject({
      error: { code: 'maskinporten.keyRefused', params: { authorityCode: 'MP-123' } },
    });
    await (await selfService(own)).press('Bytt til virksomhetssertifikat');
    await own.must('keys.useKey', { kid: next.kid });
    expect(await granted(own)).toBe(7);
    expect(await own.call('keys.import', { handle, password: PASSWORD })).toMatchObject({
      error: { code: 'keys.alreadyHere' },
    });
    const pem = await own.must('keys.exportPublic', { kid: next.kid, form: 'certificate', save: false });
    expect(pem.text.match(/BEGIN CERTIFICATE/g)).toHaveLength(3);
  });

  it('as the first key is the one in use, with the kid it is registered as', async () => {
    const own = await rig();
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
    const handle = choose(own, 'nokkel.pem', privateKey.export({ type: 'pkcs1', format: 'pem' }).toString());
    const view = await own.must('keys.import', { handle, kid: 'fra-før', registeredOn: '2026-01-15' });
    expect(only(view.keys)).toMatchObject({
      kid: 'fra-før',
      role: 'inUse',
      bits: 3072,
      registeredOn: '2026-01-15',
      expiresOn: '2027-01-15',
    });
    expect((await own.must('access.overview', {})).key).toMatchObject({ state: 'done', key: { kid: 'fra-før' } });
  });

  it('leaves neither password nor private half in a log, the record, an answer or the log of acts', async () => {
    const own = await rig();
    await setUp(own);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const secret = privateKey.export({ format: 'jwk' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: PASSWORD });
    const handle = choose(own, 'nokkel.pem', pem.toString());
    const answers: unknown[] = [
      await own.call('keys.import', { handle, password: `${PASSWORD}x` }),
      await own.call('keys.import', { handle, password: PASSWORD }),
      await own.call('keys.list', {}),
    ];
    const { kid } = only(inRole(await own.must('keys.list', {}), 'next'));
    for (const form of ['jwk', 'pem'] as const) {
      answers.push(await own.call('keys.exportPublic', { kid, form, save: true }));
    }
    answers.push(await own.call('keys.tryKey', { kid }), await own.call('audit.list', { limit: 500 }));
    const files = readdirSync(own.folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(log|json|pem)$/.test(name) && name !== 'nokkel.pem')
      .map((name) => readFileSync(join(own.folder, name), 'utf8'));
    expect(files.length).toBeGreaterThan(3);
    const all = JSON.stringify(answers) + files.join('\n');
    expect(all).not.toContain(PASSWORD);
    expect(all).not.toMatch(/PRIVATE KEY|"(d|p|q|dp|dq|qi)\\*"\s*:/);
    for (const name of ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const) expect(all).not.toContain(secret[name]);
    // The public half was there to be found: the search above looked in the right place.
    expect(all).toContain(secret.n);
    // The person's own file is left alone.
    const left = createHash('sha256')
      .update(readFileSync(join(own.folder, 'nokkel.pem')))
      .digest('hex');
    expect(left).toBe(createHash('sha256').update(pem.toString()).digest('hex'));
  });

  it('is refused when the file is no key, too large or not chosen by a person', async () => {
    const own = await rig();
    const codeOf = async (handle: string) => {
      const answer = await own.call('keys.import', { handle });
      return answer.ok ? 'ok' : answer.error.code;
    };
    expect(await codeOf(choose(own, 'bilde.png', 'PNG'))).toBe('keys.malformed');
    expect(await codeOf(choose(own, 'stor.p12', new Uint8Array(1_000_001)))).toBe('keys.tooLarge');
    expect(await codeOf('aldri-valgt')).toBe('app.fileRefused');
    expect((await own.must('keys.list', {})).keys).toEqual([]);
  });
});

describe('keys of other workstations', () => {
  it('are noted, replaced by kid, kept over a restart and forgotten', async () => {
    const own = await rig();
    await setUp(own);
    const note = { kid: 'annen-1', machine: 'kontor-2', person: 'Ola', registeredOn: '2026-01-10' };
    await own.must('keys.noteOther', note);
    await own.must('keys.noteOther', { ...note, person: 'Ola Nordmann' });
    await own.restart();
    expect(only((await own.must('keys.list', {})).others)).toMatchObject({
      person: 'Ola Nordmann',
      expiresOn: '2027-01-10',
    });
    const { kid } = only((await own.must('keys.list', {})).keys);
    expect(await own.call('keys.noteOther', { ...note, kid })).toMatchObject({ error: { code: 'keys.alreadyHere' } });
    expect((await own.must('keys.forgetOther', { kid: 'annen-1' })).others).toEqual([]);
    expect(await own.call('keys.forgetOther', { kid: 'annen-1' })).toMatchObject({ error: { code: 'keys.unknown' } });
  });
});
