/** A message as its list row is kept; what the decision needs of it. */
export interface NewsRow {
  readonly status: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly content_updated_at: string;
  readonly is_content_seen: number;
  readonly latest_activity_type: string | null;
}

export interface Change {
  readonly before: NewsRow | undefined;
  readonly after: NewsRow;
}

export interface Surroundings {
  /** When the last look before this one ended, ms; null: there was none, so everything is new to us and nothing is news. */
  readonly lookedAt: number | null;
  /** A filing of ours made it: what it says is told where the filing is. */
  readonly isOurs: boolean;
}

/** What a look missed because a transaction was late or access was cached is still news (reference/dialogporten.md 2.8). */
const LAG_MS = 30 * 60_000;

/**
 * Whether a person is told. Never of what a program saves while somebody writes (`FormSaved`, drafts), of silent updates, labels or seen
 * state, of old messages that come by import or because access was gained, or of what somebody at the client has read already.
 */
export function newsOf(
  { before, after }: Change,
  { lookedAt, isOurs }: Surroundings,
): 'message' | 'content' | undefined {
  if (isOurs || after.is_content_seen === 1) return undefined;
  if (after.status === 'Draft' || after.latest_activity_type === 'FormSaved') return undefined;
  if (before) {
    // A silent update may move the content's time alone (Dialogporten issue 2547).
    const moved = after.content_updated_at > before.content_updated_at && after.updated_at > before.updated_at;
    return moved ? 'content' : undefined;
  }
  if (lookedAt === null) return undefined;
  const since = lookedAt - LAG_MS;
  const isNew = Date.parse(after.created_at) >= since && Date.parse(after.content_updated_at) >= since;
  return isNew ? 'message' : undefined;
}
