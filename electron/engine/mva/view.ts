import type { Filing, Finding, ReturnControl, ReturnState, ReturnView } from '../../../shared/contract/mva.ts';
import type { Sent } from '../../../shared/outcome.ts';
import { type Release, releaseView } from './batch/release.ts';
import { deadlineOf } from './deadlines.ts';
import { type Entry, steps } from './filing/journal.ts';
import { followUpOf } from './follow-up.ts';
import type { KeptReturn } from './returns.ts';
import type { Told } from './surroundings/others.ts';

export function filingView({ row, steps: journal, documents, attachments, links }: Entry): Filing {
  const verdict = row.verdict as Filing['verdict'];
  return {
    id: row.id,
    channel: row.channel as Filing['channel'],
    despite: row.despite === null ? null : (JSON.parse(row.despite) as Filing['despite']),
    ...links,
    replacesOthers: (JSON.parse(row.replaces_others) as Told[]).map(({ id }) => id),
    looked: row.looked === null ? null : (JSON.parse(row.looked) as Filing['looked']),
    jobId: row.job_id,
    state: row.state as Filing['state'],
    sent: row.sent as Sent,
    steps: steps.map((step) => ({ step, at: journal.get(step)?.done_at ?? null })),
    instance: row.instance,
    verdict,
    serverFindings: JSON.parse(row.server_findings) as Filing['serverFindings'],
    followUp: followUpOf(row),
    // Made by the app before Skatteetaten has judged anything (reference/mva-melding.md 4.8).
    payment: row.payment === null ? null : { ...JSON.parse(row.payment), preliminary: verdict === null },
    documents: [...documents, ...attachments.map((file) => ({ ...file, kind: 'attachment' }))].map(
      ({ id, kind, name, size }) => ({ id, kind: kind as Filing['documents'][number]['kind'], name, size }),
    ),
    problem: row.problem === null ? null : JSON.parse(row.problem),
    personName: row.person,
    startedAt: row.started_at,
    settledAt: row.settled_at,
  };
}

export type FiledHow = Pick<Filing, 'state' | 'sent' | 'verdict'>;

export const filedHow = ({ state, sent, verdict }: Pick<Entry['row'], 'state' | 'sent' | 'verdict'>): FiledHow => ({
  state: state as Filing['state'],
  sent: sent as Sent,
  verdict: verdict as Filing['verdict'],
});

/**
 * What became of a return: the story of its newest filing, or, where that came to nothing, of the one sent before it. Newest first.
 */
export function stateOf(filings: readonly FiledHow[]): ReturnState {
  const sent = filings.find((each) => each.sent === 'sent' && each.verdict !== 'ugyldig skattemelding');
  const newest = filings[0]?.state === 'failed' ? (sent ?? filings[0]) : filings[0];
  if (!newest) return 'draft';
  switch (newest.state) {
    case 'running':
      return 'filing';
    case 'waitingForLogin':
      // What waits for a login after the sending is only its answer.
      return newest.sent === 'sent' ? 'sent' : 'filing';
    case 'waitingForFeedback':
      return 'sent';
    case 'unknown':
      return 'unknown';
    case 'failed':
      return 'failed';
    case 'settled':
      if (newest.verdict === 'ugyldig skattemelding') return 'rejected';
      // `mangelfull` counts as delivered, and a person must look.
      return newest.verdict === 'ingen avvik' ? 'accepted' : 'acceptedWithDeviations';
  }
}

export interface AboutReturn {
  readonly findings: Finding[];
  readonly controls: ReturnControl[];
  /** When it stands. */
  readonly release: Release | undefined;
  readonly entries: readonly Entry[];
}

export function returnView(kept: KeptReturn, { findings, controls, release, entries }: AboutReturn): ReturnView {
  const { value } = kept;
  const filings = entries.map(filingView);
  return {
    id: kept.id,
    client: kept.client,
    organisationNumber: value.organisationNumber ?? '',
    category: value.category,
    period: value.period,
    deadline: deadlineOf(value.period, value.category),
    source: kept.source,
    lines: [...value.lines],
    fastsattMerverdiavgift: value.fastsattMerverdiavgift,
    note: value.note,
    payoutKid: value.payoutKid,
    findings,
    controls,
    release: releaseView(release),
    state: stateOf(filings),
    figuresHash: kept.figuresHash,
    filings,
  };
}
