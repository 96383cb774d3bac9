import type { ReturnLine, ReturnView } from '../../../shared/contract/mva.ts';
import type { SaftDraft, SaftDraftLine, SaftPosting, SaftQuestion, Share } from '../../../shared/contract/saft.ts';
import type { JobRow } from '../../../shared/contract/work.ts';
import { fail, failure, ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { returns } from './mva.ts';
import { people, uuidOf } from './people.ts';
import type { Scene } from './scene.ts';

/** `#/mva/<this>`: a draft from SAF-T with open questions; with `/bilag/0` the postings behind its first line. */
export const SAFT_RETURN = uuidOf(7, 40);
const client = people[0] ?? { organisationNumber: '000000000', name: '' };

const share = (
  account: string,
  taxCode: string,
  description: string,
  base: string,
  tax: string,
  postings: number,
): Share => ({
  account,
  taxCode,
  description,
  base,
  tax,
  postings,
});

function line(mvaKode: string, index: number, shares: Share[], more: Partial<SaftDraftLine> = {}): SaftDraftLine {
  const sum = (of: 'base' | 'tax') => shares.reduce((all, each) => all + BigInt(each[of]), 0n);
  const deduction = sum('tax') < 0n;
  return {
    mvaKode,
    spesifikasjon: null,
    mvaKodeRegnskapsystem: null,
    sats: deduction ? null : '25',
    base: deduction ? null : String(sum('base')),
    tax: String(sum('tax')),
    grunnlag: deduction ? null : String(sum('base') / 100n),
    merverdiavgift: String(sum('tax') / 100n),
    taxFrom: 'postings',
    sign: 1,
    shares,
    index,
    ...more,
  };
}

export const draftLines: SaftDraftLine[] = [
  line('3', 0, [
    share('3000', '3', 'Utgående mva høy sats', '184230040', '46057510', 412),
    share('3050', '3', 'Utgående mva høy sats', '4210099', '1052525', 18),
  ]),
  line('33', 1, [share('3100', '33', 'Utgående mva lav sats', '9800050', '1176006', 96)], { sats: '12' }),
  line('86', 2, [share('6540', '86', 'Tjenester fra utlandet', '-740060', '-185015', 3)], {
    sats: '25',
    base: '740060',
    tax: '185015',
    grunnlag: '7400',
    merverdiavgift: '1850',
    taxFrom: 'calculated',
    sign: -1,
  }),
  line('86', 3, [share('6540', '86', 'Tjenester fra utlandet', '-740060', '-185015', 3)], { taxFrom: 'calculated' }),
  line('1', 4, [
    share('4300', '1', 'Inngående mva høy sats', '-61232080', '-15308020', 143),
    share('6340', '1', 'Inngående mva høy sats', '-3210040', '-802510', 27),
    share('6860', '1', 'Inngående mva høy sats', '-1180020', '-295005', 9),
  ]),
];

const asLine = ({ mvaKode, sats, grunnlag, merverdiavgift }: SaftDraftLine): ReturnLine => ({
  mvaKode,
  spesifikasjon: null,
  mvaKodeRegnskapsystem: null,
  grunnlag,
  sats,
  merverdiavgift,
  merknad: null,
});

export function saftReturn(): ReturnView {
  return {
    ...(returns[0] as ReturnView),
    id: SAFT_RETURN,
    findings: [],
    source: {
      kind: 'saft',
      fileName: 'SAF-T Financial_2026.xml',
      importedAt: '2026-11-21T07:04:00.000Z',
      importedBy: 'Ingrid Solberg',
    },
    lines: draftLines.map(asLine),
    fastsattMerverdiavgift: String(draftLines.reduce((sum, { merverdiavgift }) => sum + Number(merverdiavgift), 0)),
  };
}

export const questions: SaftQuestion[] = [
  {
    id: 'missingStandardCode:Q7',
    code: 'missingStandardCode',
    params: { taxCode: 'Q7', description: 'Felles anskaffelser', standardCode: '' },
    concerns: [
      share('6300', 'Q7', 'Felles anskaffelser', '-2400000', '-600000', 2),
      share('6340', 'Q7', 'Felles anskaffelser', '-310050', '-77512', 2),
    ],
    choices: ['3', '31', '33', '5', '52', '6', '86', '1', '11', '13', '14', '0'].map((value) => ({
      kind: 'standardCode',
      taxCode: 'Q7',
      value,
    })),
  },
  {
    id: 'oneHalf:86',
    code: 'oneHalf',
    params: { standardCode: '86', half: 'debit', deductionPercent: 100 },
    concerns: [share('6540', '86', 'Tjenester fra utlandet', '-740060', '-185015', 3)],
    choices: [100, 0, null].map((value) => ({ kind: 'oneHalf', standardCode: '86', value })),
  },
  {
    id: 'specification:1@7830',
    code: 'specification',
    params: { taxCode: '1', account: '7830', suggestion: 'tapPåKrav' },
    concerns: [share('7830', '1', 'Inngående mva høy sats', '-1200000', '-300000', 1)],
    choices: ['tapPåKrav', null, 'justering'].map((value) => ({
      kind: 'specification',
      taxCode: '1',
      account: '7830',
      value,
    })),
  },
];

export const saftDraft: SaftDraft = {
  files: [
    {
      name: 'SAF-T Financial_2026.xml',
      size: 214_300_000,
      sha256: '3f1c9a7be0d24c55a3f3a1b2c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7',
      companyName: client.name,
      software: 'Kontorpult',
      covers: { start: '2026-01-01', end: '2026-10-31' },
    },
  ],
  mappingVersion: 1,
  questions,
  settled: [
    {
      question: {
        id: 'placement:4/2',
        code: 'placement',
        params: { onlyByDate: 4, onlyByMonth: 2 },
        concerns: [],
        choices: [
          { kind: 'placedBy', value: 'date' },
          { kind: 'placedBy', value: 'month' },
        ],
      },
      answer: { kind: 'placedBy', value: 'month' },
      remembered: true,
    },
    {
      question: {
        id: 'noTax:14',
        code: 'noTax',
        params: { taxCode: '14', standardCode: '14' },
        concerns: [],
        choices: [{ kind: 'accepted', question: 'noTax:14' }],
      },
      answer: { kind: 'accepted', question: 'noTax:14' },
      remembered: false,
    },
  ],
  lines: draftLines,
  vatAccounts: {
    movements: [
      { account: '2700', movement: '48286041' },
      { account: '2710', movement: '-16405535' },
    ],
    sum: '31880506',
    draft: '31880500',
    difference: '6',
  },
  edited: false,
};

const texts = ['Faktura 20411 Fjordkraft', 'Kreditnota 1187', 'Salg uke 41', 'Husleie oktober', 'Varekjøp Asko'];

/** Nine hundred postings, in pages. */
export function posting(number: number, at: number): SaftPosting {
  const base = 100_000 + ((number * 7_919) % 900_000);
  const { account = '', taxCode = '' } = draftLines[at]?.shares[0] ?? {};
  const sign = BigInt(draftLines[at]?.tax ?? '1') < 0n ? '-' : '';
  return {
    number,
    date: `2026-09-${String((number % 30) + 1).padStart(2, '0')}`,
    transactionId: String(40_000 + number),
    voucherType: 'UF',
    documentId: `F${20_400 + number}`,
    account,
    taxCode,
    description: texts[number % texts.length] ?? '',
    amount: `${sign}${base}`,
    base: `${sign}${base}`,
    tax: `${sign}${Math.round(base / 4)}`,
  };
}

export const readingJob: JobRow = {
  id: 'reading',
  kind: 'saft.read',
  params: { client: client.name },
  client: client.organisationNumber,
  state: 'running',
  done: 128_400_000,
  total: 214_300_000,
  dueAt: null,
  problem: null,
  createdAt: '2026-11-21T07:04:00.000Z',
  finishedAt: null,
  canPause: true,
  canCancel: true,
};

export function saftScene(double: Double, scene: Scene): void {
  const { organisationNumber, name: companyName } = client;
  const covers = { start: '2026-01-01', end: '2026-10-31' };
  // With many, every file is a ledger.
  double.handle('saft.recognise', () =>
    scene === 'many'
      ? ok({ kind: 'saft', ledger: { organisationNumber, companyName, covers } })
      : ok({ kind: 'return', ledger: null }),
  );
  double.handle('saft.terms', () =>
    ok({
      kind: 'toMaaneder',
      category: 'alminnelig',
      terms: [5, 6].map((number) => ({ period: { kind: 'toMaaneder', number, year: 2026 }, deadline: '2026-12-10' })),
    }),
  );
  double.handle('saft.start', () => ok({ jobId: 'reading' }));
  double.handle('saft.reading', ({ id }) => {
    if (id === 'broken') {
      const params = { file: 'SAF-T Financial_2026.xml', line: 18_221, element: 'TransactionDate', reason: 'date' };
      const problem = failure('mva.saftBroken', { params, action: 'fixInput', sent: 'notSent' });
      return ok({ job: { ...readingJob, state: 'failed', problem, finishedAt: readingJob.createdAt }, returnId: null });
    }
    return ok({ job: readingJob, returnId: null });
  });
  let draft: SaftDraft = scene === 'many' ? { ...saftDraft, edited: true } : saftDraft;
  double.handle('saft.get', ({ returnId }) => ok({ draft: returnId === SAFT_RETURN ? draft : null }));
  double.handle('saft.answer', ({ returnId, answer, takeBack, replaceEdits }) => {
    if (draft.edited && !replaceEdits) return fail('saft.edited', { sent: 'notSent' });
    const own = JSON.stringify(answer);
    const isOwn = (question: SaftQuestion) => question.choices.some((choice) => JSON.stringify(choice) === own);
    const asked = draft.questions.find(isOwn);
    const taken = draft.settled.find((each) => JSON.stringify(each.answer) === own);
    draft = {
      ...draft,
      edited: false,
      questions:
        takeBack && taken ? [...draft.questions, taken.question] : draft.questions.filter((each) => each !== asked),
      settled:
        takeBack || !asked
          ? draft.settled.filter((each) => each !== taken)
          : [...draft.settled, { question: asked, answer, remembered: false }],
    };
    double.notify('mva.changed', { returnId });
    return ok({ draft });
  });
  double.handle('saft.postings', ({ line: at, search = '', after, limit }) => {
    const from = Number(after ?? 0);
    const all = Array.from({ length: 900 }, (_, index) => posting(index + 1, at));
    const found = all.filter((each) => JSON.stringify(each).toLowerCase().includes(search.toLowerCase()));
    const rows = found.slice(from, from + limit);
    return ok({ rows, next: from + limit < found.length ? String(from + limit) : null });
  });
  double.handle('saft.exportPostings', () => ok({ handle: 'saved', name: 'Bilag mva-kode 3.csv', size: 48_211 }));
}
