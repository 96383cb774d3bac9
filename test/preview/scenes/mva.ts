import type { Filing, Finding, ReturnLine, ReturnState, ReturnView, TermCell } from '../../../shared/contract/mva.ts';
import { fail, failure, ok } from '../../../shared/outcome.ts';
import { termCell } from '../../support/term-cell.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { formScene } from './form.ts';
import { people, uuidOf } from './people.ts';
import { saftReturn } from './saft.ts';
import type { Scene } from './scene.ts';

export const terms = [
  { number: 6, year: 2025, deadline: '2026-02-10' },
  { number: 1, year: 2026, deadline: '2026-04-10' },
  { number: 2, year: 2026, deadline: '2026-06-10' },
  { number: 3, year: 2026, deadline: '2026-08-31' },
  { number: 4, year: 2026, deadline: '2026-10-12' },
  { number: 5, year: 2026, deadline: '2026-12-10' },
].map(({ number, year, deadline }, index) => ({
  period: { kind: 'toMaaneder' as const, number, year },
  deadline,
  current: index === 5,
}));
const current = { kind: 'toMaaneder' as const, number: 5, year: 2026 };

function line(
  mvaKode: string,
  grunnlag: string | null,
  sats: string | null,
  merverdiavgift: string,
  more: Partial<ReturnLine> = {},
): ReturnLine {
  return {
    mvaKode,
    grunnlag,
    sats,
    merverdiavgift,
    spesifikasjon: null,
    mvaKodeRegnskapsystem: null,
    merknad: null,
    ...more,
  };
}

const lines: ReturnLine[] = [
  line('3', '1842300', '25', '460575', { mvaKodeRegnskapsystem: 'U25' }),
  line('3', '12400', '25', '3100', { spesifikasjon: 'uttak' }),
  line('33', '98000', '12', '11760'),
  line('5', '24000', '0', '0'),
  line('52', '410000', '0', '0'),
  line('1', null, null, '-201480', { mvaKodeRegnskapsystem: 'I25' }),
  line('13', null, null, '-1932'),
  line('14', null, null, '-4100'),
  line('86', '-7400', '25', '-1850', { merknad: { utvalgtMerknad: 'kreditnota' } }),
  line('86', null, null, '1850', { merknad: { utvalgtMerknad: 'kreditnota' } }),
  line('81', '40000', '25', '10000'),
  line('81', null, null, '-9000'),
];

const finding = (
  rule: string,
  severity: 'U' | 'V',
  lineIndex: number | null,
  params: Finding['params'] = {},
): Finding => ({
  rule,
  severity,
  line: lineIndex,
  element: null,
  params,
});

const steps = [
  'prepared',
  'instanceCreated',
  'envelopeUploaded',
  'returnUploaded',
  'attachmentsUploaded',
  'filledIn',
  'confirmed',
  'feedbackReceived',
] as const;

function filing(index: number, done: number, more: Partial<Filing>): Filing {
  return {
    id: uuidOf(8, index),
    channel: 'systemUser',
    despite: null,
    replaces: null,
    replacedBy: null,
    replacesOthers: [],
    looked: null,
    jobId: `j${index}`,
    state: 'settled',
    sent: 'sent',
    steps: steps.map((step, at) => ({ step, at: at < done ? `2026-11-21T07:1${at}:0${at}.000Z` : null })),
    instance: '51234567/8f2b3c1d-1c5e-4b6f-9a7e-3d2c1b0a9f8e',
    verdict: null,
    serverFindings: [],
    followUp: null,
    payment: null,
    documents: [],
    problem: null,
    personName: 'Ingrid Solberg',
    startedAt: '2026-11-21T07:10:00.000Z',
    settledAt: null,
    ...more,
  };
}

const payment = (preliminary: boolean) => ({
  amount: 268923,
  kid: '2600310000371005',
  account: '76940512057',
  payee: 'Skatteetaten',
  due: '2026-12-10',
  preliminary,
});
const documents = [
  { id: 'd1', kind: 'receipt' as const, name: 'kvittering.pdf', size: 48211 },
  { id: 'd2', kind: 'payment' as const, name: 'betalingsinformasjon.xml', size: 1804 },
  { id: 'd3', kind: 'verdict' as const, name: 'valideringsresultat.xml', size: 912 },
];
const serverFinding = (rule: string, verdict: string, text: string, mvaKode: string | null) => ({
  rule,
  code: `${rule}_KODE`,
  verdict,
  text,
  mvaKode,
});

function view(index: number, state: ReturnState, more: Partial<ReturnView> = {}): ReturnView {
  const client = people[index] ?? { organisationNumber: '000000000', name: '' };
  return {
    id: uuidOf(7, index),
    client: { organisationNumber: client.organisationNumber, name: client.name },
    organisationNumber: client.organisationNumber,
    category: 'alminnelig',
    period: current,
    deadline: '2026-12-10',
    source: {
      kind: 'xml',
      fileName: 'mva-melding-2026-5.xml',
      importedAt: '2026-11-21T07:04:00.000Z',
      importedBy: 'Ingrid Solberg',
    },
    lines,
    fastsattMerverdiavgift: '268923',
    note: null,
    payoutKid: null,
    findings: [],
    release: null,
    controls: [],
    state,
    figuresHash: 'a'.repeat(64),
    filings: [],
    ...more,
  };
}

/** One return in each state; the address is `#/mva/` and the number as a uuid of kind 7. */
export const returns: ReturnView[] = [
  view(0, 'draft', {
    findings: [finding('R023', 'V', 10, { deducted: '10011', computed: '10000' }), finding('R052', 'V', null)],
  }),
  view(1, 'draft', { organisationNumber: people[9]?.organisationNumber ?? '' }),
  view(2, 'accepted', { filings: [filing(2, 8, { verdict: 'ingen avvik', payment: payment(false), documents })] }),
  view(3, 'sent', {
    filings: [filing(3, 7, { state: 'waitingForFeedback', payment: payment(true), documents: documents.slice(0, 2) })],
  }),
  view(4, 'rejected', {
    filings: [
      filing(4, 8, {
        verdict: 'ugyldig skattemelding',
        payment: payment(true),
        documents,
        serverFindings: [
          serverFinding(
            'R047',
            'ugyldig skattemelding',
            'Virksomheten er ikke registrert med alminnelig mva-melding i Merverdiavgiftsregisteret.',
            null,
          ),
          serverFinding('R021', 'ugyldig skattemelding', 'Fradraget har motsatt fortegn, og merknad mangler.', '86'),
        ],
      }),
    ],
  }),
  view(5, 'unknown', {
    filings: [
      filing(5, 3, {
        state: 'unknown',
        sent: 'unknown',
        problem: failure('http.timeout', {
          params: { host: 'skd.apps.altinn.no' },
          retryable: true,
          action: 'wait',
          sent: 'unknown',
        }),
      }),
    ],
  }),
  view(6, 'filing', {
    filings: [filing(6, 1, { state: 'waitingForLogin', channel: 'person', sent: 'notSent', instance: null })],
  }),
  view(7, 'draft', {
    fastsattMerverdiavgift: '268923.50',
    findings: [
      finding('R082', 'U', null, { amount: '268923.50' }),
      finding('R018', 'V', null, { sum: '268949', total: '268923' }),
      finding('R021', 'U', 9),
      finding('R002', 'U', 12),
    ],
    lines: [...lines, line('98', '100.50', '25', '25.50')],
  }),
  view(8, 'acceptedWithDeviations', {
    fastsattMerverdiavgift: '-41875',
    filings: [
      filing(8, 8, {
        verdict: 'avvikende skattemelding',
        documents,
        channel: 'person',
        serverFindings: [
          serverFinding(
            'R062',
            'avvikende skattemelding',
            'Meldinger for tidligere terminer mangler. Beløpet til gode holdes tilbake.',
            null,
          ),
        ],
      }),
      filing(18, 2, {
        state: 'failed',
        sent: 'notSent',
        problem: failure('http.offline', { params: { host: 'skd.apps.altinn.no' }, retryable: true, sent: 'notSent' }),
      }),
    ],
  }),
  view(9, 'filing', { filings: [filing(9, 3, { state: 'running', sent: 'unknown' })] }),
  view(10, 'draft', { fastsattMerverdiavgift: '0', lines: [] }),
  view(12, 'acceptedWithDeviations', {
    filings: [
      filing(12, 8, {
        verdict: 'mangelfull skattemelding',
        documents,
        followUp: { kind: 'look', done: null },
        serverFindings: [serverFinding('R103', 'mangelfull skattemelding', 'Vedlegg mangler.', null)],
      }),
    ],
  }),
  view(13, 'accepted', {
    category: 'kompensasjon',
    fastsattMerverdiavgift: '-81200',
    filings: [filing(13, 8, { verdict: 'ingen avvik', documents, followUp: { kind: 'attestation', done: null } })],
  }),
  view(14, 'draft', {
    release: { by: 'Kari Nordal', at: '2026-11-21T07:40:00.000Z', despite: null },
    controls: [
      {
        control: 'reconciled',
        name: 'Ingrid Solberg',
        notedBy: 'Ingrid Solberg',
        notedAt: '2026-11-21T07:30:00.000Z',
      },
    ],
  }),
  view(11, 'failed', {
    filings: [
      filing(11, 2, {
        state: 'failed',
        sent: 'notSent',
        problem: failure('mva.refused', {
          params: { code: 'R047' },
          retryable: false,
          action: 'fixInput',
          sent: 'notSent',
        }),
      }),
    ],
  }),
];

function cells(): TermCell[] {
  const picture = people.flatMap(({ organisationNumber, name }, row) =>
    terms.map(({ period, deadline }, column): TermCell => {
      const here = column === 5 ? returns[row] : undefined;
      const old = (row * 7 + column * 3) % 23;
      const state =
        column === 5
          ? (here?.state ?? 'missing')
          : old === 4
            ? 'missing'
            : old === 9
              ? 'acceptedWithDeviations'
              : 'accepted';
      const amount = here ? Math.trunc(Number(here.fastsattMerverdiavgift)) : null;
      return termCell({
        client: { organisationNumber, name },
        period,
        deadline,
        category: 'alminnelig',
        state,
        returnId: here?.id ?? (state === 'missing' ? null : uuidOf(7, 2)),
        amount,
        expected: column >= 4,
      });
    }),
  );
  const [yearly] = people.slice(24);
  const client = { organisationNumber: yearly?.organisationNumber ?? '000000000', name: yearly?.name ?? '' };
  const outside = termCell({
    client,
    period: { kind: 'aar', number: 1, year: 2026 },
    deadline: '2027-04-10',
    category: 'primaernaering',
    state: 'draft',
    returnId: uuidOf(7, 0),
    amount: -81200,
  });
  return [...picture, outside];
}

export function mvaScene(double: Double, scene: Scene): void {
  const held = new Map([...returns, saftReturn()].map((one) => [one.id, one]));
  double.handle('mva.terms', () => ok(scene === 'empty' ? { terms, cells: [] } : { terms, cells: cells() }));
  // With many, the first draft corrects what was delivered before it.
  const before = view(0, 'accepted', {
    id: uuidOf(7, 90),
    lines: lines.slice(1),
    fastsattMerverdiavgift: '-191652',
    filings: [filing(2, 8, { verdict: 'ingen avvik', settledAt: '2026-11-20T08:00:00.000Z' })],
  });
  double.handle('mva.list', () => ok({ returns: scene === 'many' ? [...returns, before] : returns }));
  double.handle('mva.get', ({ returnId }) => {
    const found = held.get(returnId);
    return found ? ok(found) : fail('mva.unknownReturn');
  });
  formScene(double, held);
  double.handle('mva.importFile', () =>
    fail('mva.structure', {
      params: { file: 'mva-melding.xml', line: 14, element: 'merverdiavgift', reason: 'missing' },
      action: 'fixInput',
      sent: 'notSent',
    }),
  );
  double.handle('mva.useAsDraft', () => ok(returns[0] as ReturnView));
  double.handle('mva.discard', () => ok({}));
  double.handle('mva.noteControl', ({ returnId, control, done, approver }) => {
    const found = held.get(returnId);
    if (!found) return fail('mva.unknownReturn');
    const others = found.controls.filter((each) => each.control !== control);
    const noted = {
      control,
      name: approver ?? 'Ingrid Solberg',
      notedBy: 'Ingrid Solberg',
      notedAt: '2026-11-21T08:05:00.000Z',
    };
    const next = { ...found, controls: done ? [...others, noted] : others };
    held.set(returnId, next);
    double.notify('mva.changed', { returnId });
    return ok(next);
  });
  double.handle('mva.validate', () => ok({ verdict: 'ingen avvik', findings: [] }));
  double.handle('mva.file', ({ returnId }) => {
    // As before the first filing in production, where neither an archive folder nor a tested backup is there.
    if (returnId === uuidOf(7, 14)) return fail('archive.needed', { action: 'openSettings', sent: 'notSent' });
    const filed = {
      ...(held.get(returnId) as ReturnView),
      state: 'sent' as const,
      filings: [filing(30, 6, { state: 'waitingForFeedback', payment: payment(true) })],
    };
    held.set(returnId, filed);
    return ok(filed);
  });
  double.handle('mva.resume', () => ok(returns[5] as ReturnView));
  double.handle('mva.saveDocument', () => ok({ handle: 'saved', name: 'kvittering.pdf', size: 48211 }));
  double.handle('mva.savePdf', () => ok({ handle: 'saved', name: 'Mva-melding.pdf', size: 48211 }));
  double.handle('app.print', () => ok({}));
  double.handle('access.login', ({ purpose }) => ok({ purpose, state: 'none' }));
  double.handle('access.startLogin', ({ purpose }) =>
    ok({
      purpose,
      state: 'waiting',
      url: 'https://login.idporten.no/authorize?x=1',
      expiresAt: '2026-11-21T09:00:00.000Z',
    }),
  );
  double.handle('access.cancelLogin', ({ purpose }) => ok({ purpose, state: 'none' }));
}
