/** Our XML against the published schemas and example files; those of Skatteetaten lie beside the project. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { checkReturn } from '../../electron/engine/mva/rules/check.ts';
import { readReturn } from '../../electron/engine/mva/xml/read-return.ts';
import { readTree, type XmlElement } from '../../electron/engine/mva/xml/tree.ts';
import { writeEnvelope } from '../../electron/engine/mva/xml/write-envelope.ts';
import { writeReturn } from '../../electron/engine/mva/xml/write-return.ts';
import { bytesOf, envelopes, returns } from '../fixtures/mva/arbitrary.ts';

const data = fileURLToPath(new URL('../../../shared/data/mva/', import.meta.url));
const examples = join(data, 'examples/melding');
const xsd = (name: string): string => join(data, 'xsd', `no.skatteetaten.fastsetting.avgift.mva.${name}.xsd`);
const hasData = existsSync(examples);
const hasXmllint = ((): boolean => {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
const folder = mkdtempSync(join(tmpdir(), 'klientbro-xml-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

if (!hasData) console.warn(`SKIPPED: mva-xml needs the published schemas and examples in ${data}`);
if (!hasXmllint) console.warn('SKIPPED: mva-xml needs xmllint (libxml2-utils)');

/** One xmllint for many files: starting it is what takes time. */
function expectValid(schema: string, documents: readonly string[]): void {
  const files = documents.map((text, index) => {
    const file = join(folder, `${index}.xml`);
    writeFileSync(file, text);
    return file;
  });
  execFileSync('xmllint', ['--nonet', '--noout', '--schema', schema, ...files], { stdio: 'pipe' });
}

/** Names, namespaces and texts; white space between elements left out. */
const essence = (element: XmlElement): unknown => ({
  name: `{${element.namespace}}${element.name}`,
  content: element.children.length > 0 ? element.children.map(essence) : element.text.trim(),
});

async function essenceOf(text: string): Promise<unknown> {
  const tree = await readTree(text);
  if (!tree.ok) throw new Error(tree.error.code);
  return essence(tree.value);
}

describe.skipIf(!hasData || !hasXmllint)('what Klientbro writes is valid against the published schemas', () => {
  it('for any return', () => {
    const sample = fc.sample(returns, { numRuns: 200, seed: 1 });
    expectValid(xsd('skattemeldingformerverdiavgift.v1.0'), sample.map(writeReturn));
  });

  it('for any envelope', () => {
    const sample = fc.sample(envelopes, { numRuns: 100, seed: 1 });
    expectValid(xsd('mvameldinginnsending.v1.0'), sample.map(writeEnvelope));
  });
});

const invalid: Record<string, object> = {
  'justering_kompensasjon.xml': {
    code: 'mva.structure',
    params: { element: 'innsending', reason: 'strayText', line: 8 },
  },
  'omvendtavgiftsplikt_mvamelding.xml': {
    code: 'mva.value',
    params: { element: 'meldingskategori', reason: 'unknownWord', value: 'omvendtAavgiftsplikt', line: 39 },
  },
};

describe.skipIf(!hasData)("Skatteetaten's own examples", () => {
  const names = hasData ? readdirSync(examples) : [];

  it.each(names.filter((name) => !(name in invalid)))(
    '%s is read and written again as the same document',
    async (name) => {
      const original = readFileSync(join(examples, name));
      const read = await readReturn(original);
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      const written = writeReturn(read.value);
      expect(await essenceOf(written)).toEqual(await essenceOf(original.toString('utf8')));
      if (hasXmllint) expectValid(xsd('skattemeldingformerverdiavgift.v1.0'), [written]);
    },
  );

  it.each(names.filter((name) => !(name in invalid)))(
    '%s gets findings for its year, never a refusal',
    async (name) => {
      const read = await readReturn(readFileSync(join(examples, name)));
      if (!read.ok) throw new Error(read.error.code);
      const findings = checkReturn(read.value, Date.UTC(2026, 10, 21));
      const tooEarly = read.value.category === 'kompensasjon' ? 'R092' : 'R077';
      const limit = read.value.category === 'kompensasjon' ? 2023 : 2022;
      expect(findings.some(({ rule }) => rule === tooEarly)).toBe(read.value.period.year < limit);
    },
  );

  it.each(names.filter((name) => !(name in invalid)))(
    '%s can be filed once it is moved to a term that is over',
    async (name) => {
      const read = await readReturn(readFileSync(join(examples, name)));
      if (!read.ok) throw new Error(read.error.code);
      const period = { kind: 'toMaaneder', number: 5, year: 2026 } as const;
      // As "Bruk som utkast" moves it: another taxpayer, so without the payout KID.
      const moved = { ...read.value, period, organisationNumber: '310000019', payoutKid: null };
      expect(checkReturn(moved, Date.UTC(2026, 10, 21))).toEqual([]);
    },
  );

  it.each(Object.entries(invalid))('%s is refused with its element and the reason', async (name, expected) => {
    const read = await readReturn(readFileSync(join(examples, name)));
    expect(read).toMatchObject({ ok: false, error: expected });
  });
});

describe('reading what was written', () => {
  it('gives the same return', async () => {
    await fc.assert(
      fc.asyncProperty(returns, async (value) => {
        expect(await readReturn(bytesOf(writeReturn(value)))).toEqual({ ok: true, value });
      }),
      { numRuns: 200 },
    );
  });
});
