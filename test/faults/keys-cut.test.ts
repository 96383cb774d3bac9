import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Vault } from '../../electron/engine/vault/vault.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { memoryKeychain, temporaryFolder } from '../unit/engine/support.ts';
import { material } from '../unit/engine/vault/key-files.ts';
import { vaultOver } from '../unit/engine/vault/open.ts';
import { dying } from './dying-keychain.ts';

const BY = { machine: 'kontor-1', person: 'Kari' };
const [A, B] = [material('a'), material('b')];

/** A keychain and a record as they lie when nothing runs. */
interface Still {
  readonly entries: Map<string, string>;
  readonly record: string;
}

function lay({ record, entries }: Still): { folder: string; entries: Map<string, string> } {
  const folder = temporaryFolder();
  if (record !== '') writeFileSync(join(folder, 'vault.json'), record);
  return { folder, entries: new Map(entries) };
}

async function done<T>(call: Promise<Outcome<T>>): Promise<T> {
  const outcome = await call;
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

/** What is there after these steps from an empty machine. */
async function after(...steps: Step[]): Promise<Still> {
  const { folder, entries } = lay({ record: '', entries: new Map() });
  const vault = await vaultOver(memoryKeychain(entries), folder);
  for (const step of steps) await done(step(vault));
  return { entries, record: steps.length === 0 ? '' : readFileSync(join(folder, 'vault.json'), 'utf8') };
}

type Step = (vault: Vault) => Promise<Outcome<unknown>>;

const importA = (vault: Vault) => vault.importKey(A, BY);
const importB = (vault: Vault) => vault.importKey(B, BY);
const use = (kid: string) => (vault: Vault) => vault.putInUse(kid);
const retire = (kid: string) => (vault: Vault) => vault.retireKey(kid);
const remove = (kid: string) => (vault: Vault) => vault.removeKey(kid);

async function rolesOf(vault: Vault): Promise<Record<string, string>> {
  return Object.fromEntries((await done(vault.keys())).map(({ kid, role }) => [kid, role]));
}

const cases: { name: string; before: Step[]; step: Step }[] = [
  { name: 'importing the first key', before: [], step: importA },
  { name: 'importing the next key', before: [importA], step: importB },
  { name: 'putting the next key in use', before: [importA, importB], step: use(B.kid) },
  { name: 'going back to the previous key', before: [importA, importB, use(B.kid)], step: use(A.kid) },
  { name: 'retiring the previous key', before: [importA, importB, use(B.kid)], step: retire(A.kid) },
  { name: 'giving up the next key', before: [importA, importB], step: retire(B.kid) },
  { name: 'removing a retired key', before: [importA, importB, use(B.kid), retire(A.kid)], step: remove(A.kid) },
];

describe.each(cases)('$name', ({ before, step }) => {
  it('cut anywhere, the next start finds it done or not done, and can do it', async () => {
    const still = await after(...before);
    const rolesBefore = await rolesOf(await vaultOver(memoryKeychain(still.entries), lay(still).folder));
    const whole = lay(still);
    const counted = dying(whole.entries, Number.POSITIVE_INFINITY, 'before');
    const finished = await vaultOver(counted, whole.folder);
    await done(step(finished));
    const rolesAfter = await rolesOf(finished);
    expect(rolesAfter).not.toEqual(rolesBefore);
    for (let at = 1; at <= counted.calls; at += 1) {
      for (const when of ['before', 'after'] as const) {
        const { folder, entries } = lay(still);
        await step(await vaultOver(dying(entries, at, when), folder));
        const next = await vaultOver(memoryKeychain(entries), folder);
        const roles = await rolesOf(next);
        expect([rolesBefore, rolesAfter], `call ${at} ${when}`).toContainEqual(roles);
        const current = await next.vendorKey();
        const inUse = Object.keys(roles).find((kid) => roles[kid] === 'inUse');
        expect(current.ok ? current.value.kid : undefined).toBe(inUse);
        if (JSON.stringify(roles) === JSON.stringify(rolesBefore)) await done(step(next));
        expect(await rolesOf(next)).toEqual(rolesAfter);
        // Nothing of a cut attempt stays behind.
        expect([...entries.keys()].sort()).toEqual([...whole.entries.keys()].sort());
      }
    }
  }, 60_000);
});

describe('making the next key', () => {
  it('cut anywhere, the next start has the old one in use and at most one new one', async () => {
    const still = await after(importA);
    for (let at = 1; ; at += 1) {
      const { folder, entries } = lay(still);
      const made = await (await vaultOver(dying(entries, at, at % 2 === 0 ? 'after' : 'before'), folder)).createNextKey(
        2048,
        BY,
      );
      const next = await vaultOver(memoryKeychain(entries), folder);
      const roles = Object.values(await rolesOf(next)).sort();
      expect([['inUse'], ['inUse', 'next']]).toContainEqual(roles);
      expect((await done(next.vendorKey())).kid).toBe(A.kid);
      if (made.ok) {
        expect(roles).toEqual(['inUse', 'next']);
        expect(at).toBeGreaterThan(15);
        return;
      }
    }
  }, 60_000);
});
