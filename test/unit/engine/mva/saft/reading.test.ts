import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSaft } from '../../../../../electron/engine/mva/saft/read.ts';
import { fail, ok } from '../../../../../shared/outcome.ts';
import { bytesIn, file, read, saftFile, spec } from './saft-file.ts';

describe('a file is read', () => {
  it('with its header, tax codes and lines', async () => {
    const { outcome, lines } = await read(file);
    expect(outcome.ok && outcome.value).toEqual({
      header: {
        version: '1.30',
        software: null,
        companyName: 'Åsen Drift AS',
        organisationNumber: '312480778',
        currency: 'NOK',
        covers: { start: '2026-01-01', end: '2026-12-31' },
      },
      taxCodes: [
        {
          taxCode: '1',
          standardCode: '1',
          percentage: '25',
          description: 'Inngående høy',
          from: null,
          to: null,
          compensation: false,
          baseRates: ['100'],
        },
        {
          taxCode: 'X',
          standardCode: null,
          percentage: null,
          description: null,
          from: null,
          to: null,
          compensation: true,
          baseRates: ['100', '70'],
        },
      ],
      bytes: Buffer.byteLength(file),
      rounded: 0,
    });
    const bought = {
      transactionId: 'T1',
      date: '2026-03-10',
      month: '2026-03',
      sourceId: 'Ada',
      voucherType: null,
      documentId: null,
    };
    expect(lines).toEqual([
      {
        ...bought,
        line: 6,
        recordId: '1',
        account: '4000',
        description: 'Kjøp & salg',
        side: 'debit',
        amount: 100_050n,
        taxes: [{ taxCode: '1', percentage: '25', base: 100_050n, tax: 25_013n, taxSide: 'debit' }],
      },
      {
        ...bought,
        line: 7,
        recordId: '2',
        account: '2400',
        description: 'Kjøp & salg',
        side: 'credit',
        amount: 125_063n,
        taxes: [],
      },
      {
        ...bought,
        transactionId: 'T2',
        date: '2026-04-30',
        month: null,
        line: 10,
        recordId: '1',
        account: '4000',
        description: 'Kjøp & salg',
        side: 'credit',
        amount: -700n,
        taxes: [{ taxCode: 'X', percentage: null, base: null, tax: -175n, taxSide: null }],
      },
    ]);
  });

  const prefixed = file.replace(/<(\/?)(?=[A-Z])/g, '<$1n1:').replace('xmlns=', 'xmlns:n1=');
  const plain = file.replace(/ encoding="UTF-8"/, '');
  it.each([
    ['with a prefix', prefixed],
    ['without a namespace', file.replace(/ xmlns="[^"]*"/, '')],
    ['with a byte order mark', `\ufeff${file}`],
    ['with white space around values', file.replace(/<(Amount|TaxCode|TransactionDate)>([^<]*)</g, '<$1> $2\t<')],
    [
      'with CDATA, comments and instructions',
      file.replace('<TaxCode>1<', '<!-- kode --><?p x?><TaxCode><![CDATA[1]]><'),
    ],
    ['in UTF-16', Buffer.from(`\ufeff${plain}`, 'utf16le')],
    ['in UTF-16 the other way round', Buffer.from(`\ufeff${plain}`, 'utf16le').swap16()],
    ['in ISO-8859-1', Buffer.from(file.replace('UTF-8', 'ISO-8859-1'), 'latin1')],
    ['in windows-1252', Buffer.from(file.replace('UTF-8', 'windows-1252'), 'latin1')],
  ])('%s just the same', async (_how, content) => {
    const [asWritten, other] = [await read(file), await read(content)];
    expect(other.lines).toEqual(asWritten.lines);
    const values = [asWritten, other].map(({ outcome }) => outcome.ok && { ...outcome.value, bytes: 0 });
    expect(values[1]).toEqual(values[0]);
  });

  it('with the characters that only windows-1252 has', async () => {
    const bytes = Buffer.from(
      saftFile({ ...spec, encoding: 'windows-1252' }).replace('Åsen', 'Caf\u0080 \u0096'),
      'latin1',
    );
    const { outcome } = await read(bytes);
    expect(outcome.ok && outcome.value.header.companyName).toBe('Caf€ – Drift AS');
  });

  it('the same however its bytes are cut', async () => {
    const expected = await read(file);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 700 }), async (chunk) => {
        expect(await read(file, chunk)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    [
      'months of two years',
      '<PeriodStart>11</PeriodStart><PeriodStartYear>2025</PeriodStartYear><PeriodEnd>02</PeriodEnd><PeriodEndYear>2026</PeriodEndYear>',
      { start: '2025-11-01', end: '2026-02-28' },
    ],
    [
      'opening and closing periods',
      '<PeriodStart>0</PeriodStart><PeriodStartYear>2026</PeriodStartYear><PeriodEnd>13</PeriodEnd><PeriodEndYear>2026</PeriodEndYear>',
      { start: '2026-01-01', end: '2026-12-31' },
    ],
    ['half a range', '<SelectionStartDate>2026-01-01</SelectionStartDate>', null],
    [
      'a date that is none',
      '<SelectionStartDate>2026-02-30</SelectionStartDate><SelectionEndDate>2026-12-31</SelectionEndDate>',
      null,
    ],
  ])('%s as what it covers', async (_what, covers, expected) => {
    const { outcome } = await read(saftFile({ covers }));
    expect(outcome.ok && outcome.value.header.covers).toEqual(expected);
  });

  it('with the organisation number of its tax registration where there is no other', async () => {
    const registered = '<TaxRegistration><TaxRegistrationNumber>312480778MVA</TaxRegistrationNumber></TaxRegistration>';
    const number = /<RegistrationNumber>.*?<\/RegistrationNumber>/;
    const [without, both] = [
      file.replace(number, registered),
      file.replace(number, `$&${registered.replace('3', '9')}`),
    ];
    for (const content of [without, both]) {
      const { outcome } = await read(content);
      expect(outcome.ok && outcome.value.header.organisationNumber).toBe('312480778');
    }
  });

  it('with amounts finer than an øre rounded and counted', async () => {
    const lines = ['1.005', '-1.005', '2.0049', '3.000'].map((amount) => ({ side: 'Debit' as const, amount }));
    const { outcome, lines: found } = await read(saftFile({ transactions: [{ lines }] }));
    expect(found.map(({ amount }) => amount)).toEqual([101n, -101n, 200n, 300n]);
    expect(outcome.ok && outcome.value.rounded).toBe(3);
  });
});

describe('reading can be followed and stopped', () => {
  const long = saftFile({
    transactions: Array.from({ length: 2_000 }, () => ({ lines: [{ side: 'Debit', amount: '1' }] as const })),
  });

  it('tells the bytes read, up to all of them', async () => {
    const told: number[] = [];
    await read(long, 10_000, { onProgress: (bytes) => told.push(bytes) });
    expect(told.at(-1)).toBe(Buffer.byteLength(long));
    expect(told).toEqual([...told].sort((one, other) => one - other));
  });

  it('stops at once when it is cancelled, and lets go of the source', async () => {
    const stop = new AbortController();
    const source = bytesIn(long, 10_000);
    let most = 0;
    const outcome = await readSaft(source, {
      signal: stop.signal,
      onLines: () => ok(undefined),
      onProgress: (bytes) => {
        most = bytes;
        if (bytes >= 50_000) stop.abort();
      },
    });
    expect(outcome.ok ? '' : outcome.error.code).toBe('job.cancelled');
    expect(most).toBe(50_000);
    expect(source.destroyed).toBe(true);
  });

  it('stops while the source gives nothing', async () => {
    const stop = new AbortController();
    const silent = new Readable({ read: () => {} });
    const reading = readSaft(silent, { signal: stop.signal, onLines: () => ok(undefined) });
    stop.abort();
    const outcome = await reading;
    expect(outcome.ok ? '' : outcome.error.code).toBe('job.cancelled');
  });

  it('does not begin when it is cancelled already', async () => {
    const outcome = await readSaft(bytesIn(long), { signal: AbortSignal.abort(), onLines: () => ok(undefined) });
    expect(outcome.ok ? '' : outcome.error.code).toBe('job.cancelled');
  });

  it('stops with the failure of the one who takes the lines', async () => {
    const { outcome } = await read(long, 10_000, { onLines: () => fail('store.diskFull') });
    expect(outcome.ok ? '' : outcome.error.code).toBe('store.diskFull');
  });
});
