/** Files that are no returns, or were: each ends in an error that says what and where, or in findings. Nothing throws, nothing is half-written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReturn } from '../../electron/engine/mva/xml/read-return.ts';
import { RETURN_NAMESPACE } from '../../electron/engine/mva/xml/shape.ts';
import { writeReturn } from '../../electron/engine/mva/xml/write-return.ts';
import type { Failure } from '../../shared/outcome.ts';
import { bytesOf } from '../fixtures/mva/arbitrary.ts';
import { must, newWorld, startEngine } from '../fixtures/mva/engine.ts';
import { CLIENT, line, sampleReturn } from '../fixtures/mva/samples.ts';

const xml = writeReturn(sampleReturn({ payoutKid: '26', note: { beskrivelse: 'Gjelder også august' } }));
const swap = (from: string | RegExp, to: string): string => {
  const changed = xml.replace(from, to);
  if (changed === xml) throw new Error(`nothing to change: ${from}`);
  return changed;
};
/** An element with its content, out or in again. */
const element = (name: string): string => new RegExp(`<${name}>[\\s\\S]*?</${name}>`).exec(xml)?.[0] ?? '';
const without = (name: string): string => swap(element(name), '');
const twice = (name: string): string => swap(element(name), element(name) + element(name));
const first = (name: string, text: string): string => swap(new RegExp(`<${name}>[^<]*<`), `<${name}>${text}<`);

type Case = readonly [what: string, file: string | Uint8Array, code: string, params: object];

const cuts: Case[] = Array.from({ length: 12 }, (_, index) => {
  const at = Math.floor((xml.length * (index + 1)) / 13);
  return [`cut after ${at} of ${xml.length} characters`, xml.slice(0, at), 'mva.notXml', {}];
});

const required = [
  'innsending',
  'regnskapssystemsreferanse',
  'systemnavn',
  'skattegrunnlagOgBeregnetSkatt',
  'skattleggingsperiode',
  'periode',
  'aar',
  'fastsattMerverdiavgift',
  'mvaKode',
  'merverdiavgift',
  'betalingsinformasjon',
  'skattepliktig',
  'meldingskategori',
];

const cases: readonly Case[] = [
  ...cuts,
  ...required.map((name): Case => [`no ${name}`, without(name), 'mva.structure', { element: name, reason: 'missing' }]),
  ...['innsending', 'aar', 'mvaKode', 'betalingsinformasjon', 'meldingskategori'].map(
    (name): Case => [`${name} twice`, twice(name), 'mva.structure', { element: name, reason: 'repeated' }],
  ),
  [
    'an unknown element',
    swap('<sats>', '<moms>1</moms><sats>'),
    'mva.structure',
    { element: 'moms', reason: 'unknown', parent: 'mvaSpesifikasjonslinje' },
  ],
  [
    'a misspelled element',
    xml.replaceAll('mvaKodeRegnskapsystem', 'mvaKodeRegnskapssystem'),
    'mva.structure',
    { element: 'mvaKodeRegnskapssystem', reason: 'unknown' },
  ],
  [
    'elements in another order',
    swap(/(<sats>25<\/sats>)\s*(<merverdiavgift>[^<]*<\/merverdiavgift>)/, '$2$1'),
    'mva.structure',
    { reason: 'misplaced', parent: 'mvaSpesifikasjonslinje' },
  ],
  [
    'an element inside a value',
    swap('<sats>25</sats>', '<sats><b>25</b></sats>'),
    'mva.structure',
    { element: 'b', reason: 'nested', parent: 'sats' },
  ],
  [
    'stray text',
    swap('</regnskapssystem>', '</regnskapssystem>-'),
    'mva.structure',
    { element: 'innsending', reason: 'strayText' },
  ],
  ['an attribute', swap('<sats>', '<sats enhet="%">'), 'mva.structure', { element: 'sats', reason: 'attribute' }],
  [
    'both kinds of note',
    swap('<beskrivelse>', '<utvalgtMerknad>BFU</utvalgtMerknad><beskrivelse>'),
    'mva.structure',
    { reason: 'misplaced', parent: 'merknad' },
  ],
  ['an empty note', swap(element('beskrivelse'), ''), 'mva.structure', { reason: 'missing', parent: 'merknad' }],
  [
    'two period kinds',
    swap('</periode>', '<skattleggingsperiodeAar>aarlig</skattleggingsperiodeAar></periode>'),
    'mva.structure',
    { reason: 'misplaced', parent: 'periode' },
  ],
  [
    'an element from another namespace',
    swap('<sats>', '<sats xmlns="urn:annet">'),
    'mva.structure',
    { element: 'sats', reason: 'namespace' },
  ],
  [
    'another namespace',
    swap(RETURN_NAMESPACE, 'urn:annet'),
    'mva.notReturn',
    { element: 'mvaMeldingDto', namespace: 'urn:annet', reason: 'namespace' },
  ],
  [
    'another document',
    '<AuditFile xmlns="urn:StandardAuditFile-Taxation-Financial:NO"/>',
    'mva.notReturn',
    { element: 'AuditFile', reason: 'root', line: 1, column: 1 },
  ],
  ['HTML', '<!DOCTYPE html><html><body>Logg inn</body></html>', 'mva.doctype', { line: 1 }],
  ['plain text', 'Til Skatteetaten: 41875 kroner', 'mva.notXml', { line: 1 }],
  ['JSON', '{"mvaMeldingDto":{}}', 'mva.notXml', { line: 1 }],
  ['nothing', '', 'mva.notXml', {}],
  ['white space', ' \n\t', 'mva.notXml', {}],
  ['a ZIP', Buffer.from('504b0304140000000800', 'hex'), 'mva.notXml', {}],
  [
    'a PDF',
    Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from([0xe2, 0xe3, 0xcf, 0xd3])]),
    'mva.encoding',
    { line: 2 },
  ],
  [
    'a bomb of entities',
    `<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, n) => `<!ENTITY ${'bcdefghij'[n]} "${`&${'abcdefghi'[n]};`.repeat(10)}">`).join('')}]><m>&j;</m>`,
    'mva.doctype',
    {},
  ],
  [
    'an entity from outside',
    swap('<mvaMeldingDto', '<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]><mvaMeldingDto'),
    'mva.doctype',
    {},
  ],
  ['an entity nobody declared', first('systemnavn', '&lol;'), 'mva.notXml', { line: 6 }],
  ['a bare ampersand', first('systemnavn', 'Lie & Co'), 'mva.notXml', { line: 6 }],
  ['an element left open', swap('</innsending>', ''), 'mva.notXml', {}],
  [
    'elements that cross',
    swap('</systemversjon>\n    </regnskapssystem>', '</regnskapssystem>\n    </systemversjon>'),
    'mva.notXml',
    {},
  ],
  ['two roots', `${xml}<mvaMeldingDto/>`, 'mva.notXml', {}],
  ['a NUL', first('systemnavn', 'Kontor\u0000pult'), 'mva.notXml', { line: 6 }],
  ['a NUL as a number', first('systemnavn', '&#0;'), 'mva.notXml', { line: 6 }],
  ['NULs only', Buffer.alloc(4_000), 'mva.notXml', {}],
  ['an unbound prefix', swap('<sats>', '<x:sats>'), 'mva.notXml', {}],
  ['Latin-1 that says UTF-8', Buffer.from(xml, 'latin1'), 'mva.encoding', { reason: 'badBytes', line: 49 }],
  [
    'an encoding unknown here',
    swap('UTF-8', 'EBCDIC-CP-NO'),
    'mva.encoding',
    { reason: 'unsupported', encoding: 'ebcdic-cp-no' },
  ],
  [
    'half a character in UTF-16',
    Buffer.from(`\ufeff${xml}`, 'utf16le').subarray(0, 2001),
    'mva.encoding',
    { reason: 'badBytes' },
  ],
  [
    'half a pair in UTF-16',
    Buffer.from(`\ufeff${first('systemnavn', '\ud83d')}`, 'utf16le'),
    'mva.encoding',
    { reason: 'badBytes', line: 6 },
  ],
  [
    'an amount in words',
    first('merverdiavgift', 'femti'),
    'mva.value',
    { element: 'merverdiavgift', reason: 'notNumber', value: 'femti' },
  ],
  [
    'an amount with a comma',
    first('merverdiavgift', '100,50'),
    'mva.value',
    { element: 'merverdiavgift', reason: 'notNumber' },
  ],
  ['an amount with spaces', first('grunnlag', '212 300'), 'mva.value', { element: 'grunnlag', reason: 'notNumber' }],
  ['an amount in powers', first('grunnlag', '2e5'), 'mva.value', { element: 'grunnlag', reason: 'notNumber' }],
  [
    'no amount',
    first('fastsattMerverdiavgift', ''),
    'mva.value',
    { element: 'fastsattMerverdiavgift', reason: 'empty' },
  ],
  [
    'an amount past all bounds',
    first('grunnlag', '9'.repeat(16)),
    'mva.value',
    { element: 'grunnlag', reason: 'tooLarge' },
  ],
  [
    'a million digits',
    first('grunnlag', '9'.repeat(1_000_000)),
    'mva.value',
    { element: 'grunnlag', reason: 'tooLarge' },
  ],
  [
    'an unknown category',
    first('meldingskategori', 'omvendtAavgiftsplikt'),
    'mva.value',
    { element: 'meldingskategori', reason: 'unknownWord' },
  ],
  ['eHandel', first('meldingskategori', 'eHandel'), 'mva.value', { element: 'meldingskategori', reason: 'notHandled' }],
  [
    'an unknown term',
    first('skattleggingsperiodeToMaaneder', 'februar-mars'),
    'mva.value',
    { element: 'skattleggingsperiodeToMaaneder', reason: 'unknownWord' },
  ],
  ['a year in letters', first('aar', 'MMXXVI'), 'mva.value', { element: 'aar', reason: 'year' }],
  ['a year past all bounds', first('aar', '20266'), 'mva.value', { element: 'aar', reason: 'year' }],
  [
    'eight digits',
    first('organisasjonsnummer', '31000001'),
    'mva.value',
    { element: 'organisasjonsnummer', reason: 'digits' },
  ],
  ['no code', first('mvaKode', ' '), 'mva.value', { element: 'mvaKode', reason: 'empty' }],
  [
    'a note that is too long',
    first('beskrivelse', 'a'.repeat(4001)),
    'mva.value',
    { element: 'beskrivelse', reason: 'tooLong' },
  ],
];

describe(`${cases.length} bad files`, () => {
  it.each(cases)('%s', async (_what, file, code, params) => {
    const outcome = await readReturn(typeof file === 'string' ? bytesOf(file) : file);
    expect(outcome).toMatchObject({ ok: false, error: { code, params, sent: 'notSent' } });
    const { error } = outcome as { error: Failure };
    expect(Number(error.params.line)).toBeGreaterThan(0);
    expect(Number(error.params.column)).toBeGreaterThanOrEqual(0);
    expect(error.params).toHaveProperty('reason');
    expect(JSON.stringify(error).length).toBeLessThan(1_000);
  });

  it('of 50 MB is refused before it is parsed', async () => {
    expect(await readReturn(Buffer.alloc(50 * 1024 * 1024, 0x20))).toMatchObject({
      ok: false,
      error: { code: 'mva.tooLarge', params: { reason: 'bytes' } },
    });
  });

  it('with more lines than any return has is refused as too much, and the event loop stays free', async () => {
    const many = Array.from({ length: 40_000 }, () => line('1', -1));
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    const outcome = await readReturn(bytesOf(writeReturn(sampleReturn({ lines: many }))));
    clearInterval(beat);
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: 'mva.structure', params: { element: 'mvaSpesifikasjonslinje', reason: 'repeated' } },
    });
    expect(longest).toBeLessThan(2_000);
  });

  it('nested a hundred thousand deep is refused', async () => {
    const deep = `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`;
    expect(await readReturn(bytesOf(deep))).toMatchObject({
      ok: false,
      error: { code: 'mva.structure', params: { reason: 'nested' } },
    });
  });
});

describe('any bytes at all', () => {
  it('are read or refused, never thrown at', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect((await readReturn(bytes)).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('in the middle of a return are read or refused, never thrown at', async () => {
    const original = bytesOf(xml);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(original.length - 1),
        fc.uint8Array({ minLength: 1, maxLength: 6 }),
        async (at, bytes) => {
          const changed = Buffer.from(original);
          changed.set(bytes.subarray(0, changed.length - at), at);
          const outcome = await readReturn(changed);
          if (!outcome.ok) expect(outcome.error.code).toMatch(/^mva\./);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('an import that fails', () => {
  it('leaves no row, no file and no word in the log', async () => {
    const world = await newWorld();
    const engine = startEngine(world);
    for (const [, file] of cases.slice(0, 20)) {
      engine.files.set('melding.xml', typeof file === 'string' ? bytesOf(file) : file);
      const outcome = await engine.mva.handlers['mva.importFile']({
        handle: 'melding.xml',
        organisationNumber: CLIENT.organisationNumber,
      });
      expect(outcome).toMatchObject({ ok: false, error: { params: { file: 'melding.xml' } } });
    }
    expect(must(await engine.mva.handlers['mva.list']({})).returns).toEqual([]);
    expect(await world.store.db.selectFrom('audit').selectAll().execute()).toEqual([]);
  });
});
