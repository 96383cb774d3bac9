import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeCode } from '../../../../electron/engine/backup/code.ts';
import { readRecovery, unwrap, wrap, writeRecovery } from '../../../../electron/engine/backup/recovery.ts';
import { temporaryFolder } from '../support.ts';

const profileId = '11111111-2222-4333-8444-555555555555';
const keptAt = '2026-11-22T08:00:00.000Z';
const key = new Uint8Array(randomBytes(32));
const code = makeCode();
const wrapped = () => wrap({ code, key, profileId, environment: 'production', keptAt });

describe('the database key under a recovery code', () => {
  it('comes back with the code, and with no other', () => {
    expect(unwrap(wrapped(), code)).toEqual({ ok: true, value: key });
    expect(unwrap(wrapped(), makeCode())).toMatchObject({ error: { code: 'backup.wrongCode' } });
  });

  it('is bound to profile, environment and fingerprint', () => {
    const kept = wrapped();
    for (const other of [
      { ...kept, profileId: '21111111-2222-4333-8444-555555555555' },
      { ...kept, environment: 'tt02' as const },
      { ...kept, fingerprint: '0000000000000000' },
    ])
      expect(unwrap(other, code)).toMatchObject({ error: { code: 'backup.wrongCode' } });
  });

  it('shows neither key nor code in the file', () => {
    const text = JSON.stringify(wrapped());
    expect(text).not.toContain(Buffer.from(key).toString('hex'));
    for (const group of code.split('-')) expect(text).not.toContain(group);
  });

  it('is replaced whole: the code before opens nothing any more', async () => {
    const folder = temporaryFolder();
    expect(await readRecovery(folder)).toBeNull();
    await writeRecovery(folder, wrapped());
    const next = makeCode();
    await writeRecovery(folder, wrap({ code: next, key, profileId, environment: 'production', keptAt }));
    const kept = await readRecovery(folder);
    expect(kept && unwrap(kept, code)).toMatchObject({ ok: false });
    expect(kept && unwrap(kept, next)).toMatchObject({ ok: true });
  });

  it('counts as none where the file does not read', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'recovery.json'), '{"version":1');
    expect(await readRecovery(folder)).toBeNull();
  });
});
