import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSaft } from '../../../../../electron/engine/mva/saft/read.ts';
import { ok } from '../../../../../shared/outcome.ts';
import { file, read } from './saft-file.ts';

async function problemOf(content: string | Uint8Array): Promise<unknown> {
  const { outcome } = await read(content);
  return outcome.ok ? undefined : { code: outcome.error.code, ...outcome.error.params };
}

describe('a file that cannot be used is told by its line', () => {
  it.each([
    ['not XML', 'organisation;amount\n1;2', { code: 'mva.notXml', line: 1 }],
    ['cut short', file.slice(0, -60), { code: 'mva.notXml', line: 10 }],
    ['empty', '', { code: 'mva.notXml', line: 1 }],
    [
      'a DOCTYPE',
      file.replace('<AuditFile', '<!DOCTYPE a [<!ENTITY b "c">]>\n<AuditFile'),
      { code: 'mva.doctype', line: 2 },
    ],
    [
      'another document',
      '<?xml version="1.0"?>\n<mvaMeldingDto/>',
      { code: 'mva.notSaft', line: 2, element: 'mvaMeldingDto' },
    ],
    [
      'SAF-T of another country',
      file.replace('Financial:NO', 'Financial:DK'),
      { code: 'mva.notSaft', line: 2, element: 'AuditFile' },
    ],
    [
      'an amount that is none',
      file.replace('>1000.5<', '>1 000,50<'),
      { code: 'mva.saftBroken', line: 6, element: 'Amount', reason: 'notNumber', value: '1 000,50' },
    ],
    [
      'a date that is none',
      file.replace('>2026-03-10<', '>10.03.2026<'),
      { code: 'mva.saftBroken', line: 5, element: 'TransactionDate', reason: 'date' },
    ],
    [
      'no date before a line',
      file.replace('<TransactionDate>2026-03-10</TransactionDate>', ''),
      { code: 'mva.saftBroken', line: 6, element: 'Line', reason: 'noDate' },
    ],
    [
      'another encoding',
      file.replace('UTF-8', 'EBCDIC'),
      { code: 'mva.encoding', reason: 'unsupported', encoding: 'ebcdic' },
    ],
    ['bytes that are not UTF-8', Buffer.from(file, 'latin1'), { code: 'mva.encoding', reason: 'badBytes', line: 2 }],
    [
      'elements without end in each other',
      `<AuditFile>${'<a>'.repeat(1000)}`,
      { code: 'mva.saftBroken', reason: 'nested' },
    ],
    ['a text without an end', `<AuditFile>${'x'.repeat(2_000_000)}`, { code: 'mva.saftBroken', reason: 'tooLong' }],
    ['a tag without an end', `<AuditFile ${'x="y" '.repeat(400_000)}`, { code: 'mva.saftBroken', reason: 'tooLong' }],
    ['a DOCTYPE without an end', `<!DOCTYPE ${'x'.repeat(2_000_000)}`, { code: 'mva.saftBroken', reason: 'tooLong' }],
  ])('%s', async (_what, content, expected) => {
    expect(await problemOf(content)).toMatchObject(expected);
  });

  it('a source that breaks off', async () => {
    const source = Readable.from(
      (async function* () {
        yield Buffer.from(file.slice(0, 600));
        throw new Error('EIO');
      })(),
    );
    const outcome = await readSaft(source, { onLines: () => ok(undefined) });
    expect(outcome.ok ? '' : outcome.error.code).toBe('app.fileMissing');
  });

  it('a file that is not there', async () => {
    const outcome = await readSaft(createReadStream('/nowhere/ledger.xml'), { onLines: () => ok(undefined) });
    expect(outcome.ok ? '' : outcome.error.code).toBe('app.fileMissing');
  });

  it('arbitrary bytes, without throwing', async () => {
    const pieces = fc.constantFrom(
      '<AuditFile>',
      '<Header>',
      '</Header>',
      '<Line>',
      '</',
      '>',
      '<![CDATA[',
      ']]>',
      '&#x1F;',
      '&amp;',
      '<!--',
      '\u0000',
      'xmlns="',
    );
    const texts = fc
      .array(fc.oneof(pieces, fc.string()), { maxLength: 40 })
      .map((parts) => Buffer.from(parts.join('')));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 2_000 }), texts), async (bytes) => {
        expect(typeof (await read(bytes, 97)).outcome.ok).toBe('boolean');
      }),
      { numRuns: 300 },
    );
  });

  it('a file with bytes changed at random, without throwing', async () => {
    const bytes = Buffer.from(file);
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        const changed = Buffer.from(bytes);
        for (const [at, byte] of changes) changed[at] = byte;
        expect(typeof (await read(changed)).outcome.ok).toBe('boolean');
      }),
      { numRuns: 200 },
    );
  });
});
