/** Skatteetaten's own example returns, filed in practice once each is moved to an open term and a practice client. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { jobClients } from '../e2e/job/clients.ts';
import { endedTerm } from '../e2e/job/return-file.ts';
import { approved, linkClients, logIn, type Rig, rig } from '../support/engine-practice.ts';
import { until } from '../unit/engine/support.ts';

const examples = fileURLToPath(new URL('../../../shared/data/mva/examples/melding', import.meta.url));
const hasData = existsSync(examples);
if (!hasData) console.warn(`SKIPPED: official-examples needs the published examples in ${examples}`);

const isLong = process.env.KLIENTBRO_LONG === '1';

/** Not valid against the schema, and so never read. */
const unreadable: Readonly<Record<string, string>> = {
  'justering_kompensasjon.xml': 'mva.structure',
  'omvendtavgiftsplikt_mvamelding.xml': 'mva.value',
};
async function linkedClients(own: Rig): Promise<string[]> {
  const systemUserId = await approved(own);
  await logIn(own, 'clientAdministration', /Klientadministrator/);
  const { rows } = await own.must('clients.candidates', { systemUserId });
  const known = new Set(jobClients.map(({ organisationNumber }) => organisationNumber));
  const chosen = rows.filter(({ organisationNumber }) => known.has(organisationNumber));
  await linkClients(
    own,
    systemUserId,
    chosen.map(({ clientId }) => clientId),
  );
  return chosen.map(({ organisationNumber }) => organisationNumber);
}

describe.skipIf(!hasData)("Skatteetaten's own examples, filed in practice", () => {
  it('each that is valid is accepted; those that are not get the reason', async () => {
    const own = await rig();
    const clients = await linkedClients(own);
    const { number, year } = endedTerm();
    const period = { kind: 'toMaaneder' as const, number, year };
    const drafts = new Map<string, string>();
    const chosen = readdirSync(examples).filter((name, at) => isLong || at % 3 === 0 || unreadable[name] !== undefined);
    for (const name of chosen) {
      const organisationNumber = clients[drafts.size] ?? '';
      own.engine.grantFile(name, join(examples, name));
      const read = await own.call('mva.importFile', { handle: name, organisationNumber });
      if (unreadable[name] !== undefined) {
        expect(read, name).toMatchObject({ ok: false, error: { code: unreadable[name] } });
        continue;
      }
      if (!read.ok) throw new Error(`${name}: ${read.error.code}`);
      // As it came: for a closed year, and for somebody else.
      const closed = read.value.category === 'kompensasjon' ? 'R092' : 'R077';
      expect(
        read.value.findings.map(({ rule }) => rule),
        name,
      ).toContain(closed);
      const draft = await own.must('mva.useAsDraft', { returnId: read.value.id, organisationNumber, period });
      expect(
        draft.findings.filter(({ severity }) => severity === 'U'),
        name,
      ).toEqual([]);
      await own.must('mva.file', { returnId: draft.id, channel: 'systemUser', figuresHash: draft.figuresHash });
      drafts.set(name, draft.id);
    }
    expect(drafts.size).toBeGreaterThan(isLong ? 15 : 4);
    const isOver = async (returnId: string) => {
      const { filings } = await own.must('mva.get', { returnId });
      return ['settled', 'failed'].includes(filings[0]?.state ?? '');
    };
    // One after the other: asking for all at once, again and again, would take the time they need.
    for (const [name, returnId] of drafts) await until(() => isOver(returnId), `the verdict of ${name}`, 120_000);
    for (const [name, returnId] of drafts) {
      const { state, filings } = await own.must('mva.get', { returnId });
      const rules = filings[0]?.serverFindings.map(({ rule }) => rule);
      expect({ state, rules }, name).toEqual({ state: 'accepted', rules: [] });
    }
  }, 240_000);
});
