import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Http, HttpAnswer } from '../../http/http.ts';
import { dialogRefusal } from '../api.ts';

/** What Correspondence takes for ordinary files; what is larger stays in Altinn. */
const FILE_BYTES = 25_000_000;
/** A text is 30,000 characters at most, and there are a hundred attachments at most (reference/dialogporten.md 9.1). */
const OVERVIEW_BYTES = 2_000_000;

const attachment = z.object({
  id: z.string(),
  fileName: z.string().nullish(),
  displayName: z.string().nullish(),
  checksum: z.string().nullish(),
  isEncrypted: z.boolean().nullish(),
  expirationTime: z.string().nullish(),
});
const overview = z.object({
  content: z.object({ messageBody: z.string().nullish(), attachments: z.array(attachment).nullish() }).nullish(),
});
const refusal = z.object({ errorCode: z.number().nullish() });
const NO_ACCESS = 4001;
const GONE: readonly number[] = [2019, 2020];

export interface OwnerFile {
  readonly id: string;
  readonly name: string;
  /** The address a person would use, and we with our token. */
  readonly url: string;
  readonly checksum: string | null;
  readonly expiresAt: string | null;
}

export interface OwnerText {
  /** Markdown. */
  readonly body: string;
  readonly files: readonly OwnerFile[];
}

/**
 * Correspondence as the background asks it, with the exchanged token of a system user (reference/dialogporten.md 4.5–4.7): the overview,
 * which the sender sees as fetched, and attachments. What says that a message was read or confirmed is not here at all.
 */
export class OwnerApi {
  readonly #http: Http;
  readonly #base: string;

  constructor(http: Http, correspondence: string) {
    this.#http = http;
    this.#base = `${correspondence}/correspondence`;
  }

  async text(bearer: string, id: string, signal: AbortSignal): Promise<Outcome<OwnerText>> {
    const answer = await this.#http.send({
      method: 'GET',
      url: `${this.#base}/${id}`,
      bearer,
      headers: { accept: 'application/json' },
      maxBytes: OVERVIEW_BYTES,
      retry: 'safe',
      signal,
    });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return refused(answer.value);
    const read = answer.value.json(overview);
    if (!read.ok) return read;
    const { content } = read.value;
    return ok({
      body: content?.messageBody ?? '',
      files: (content?.attachments ?? []).map((each) => ({
        id: each.id,
        name: each.displayName || each.fileName || each.id,
        url: this.#address(id, each.id),
        checksum: each.checksum && !each.isEncrypted ? each.checksum.toLowerCase() : null,
        expiresAt: each.expirationTime ?? null,
      })),
    });
  }

  async file(
    bearer: string,
    of: {
      readonly correspondence: string;
      readonly id: string;
      readonly name: string;
      readonly checksum: string | null;
    },
    signal: AbortSignal,
  ): Promise<Outcome<Uint8Array>> {
    const answer = await this.#http.send({
      method: 'GET',
      url: this.#address(of.correspondence, of.id),
      bearer,
      maxBytes: FILE_BYTES,
      timeoutMs: 120_000,
      retry: 'safe',
      signal,
    });
    if (!answer.ok) return answer;
    const { status, bytes, headers } = answer.value;
    if (status !== 200) return refused(answer.value);
    // A login page is a page, and no file (4.6).
    const isPage = (headers['content-type'] ?? '').startsWith('text/html');
    if (isPage && !/\.html?$/i.test(of.name)) return fail('http.unexpectedAnswer', { params: { element: of.name } });
    if (of.checksum !== null && createHash('md5').update(bytes).digest('hex') !== of.checksum)
      return fail('dialogs.checksum', { retryable: true, action: 'retry' });
    return ok(bytes);
  }

  #address(correspondence: string, attachmentId: string): string {
    return `${this.#base}/${correspondence}/attachment/${attachmentId}/download`;
  }
}

/** No access comes as 401 with a code of its own: another token would not help (4.6). */
function refused(answer: HttpAnswer): ReturnType<typeof fail> {
  const told = answer.json(refusal);
  const code = told.ok ? (told.value.errorCode ?? 0) : 0;
  // Without the status: whoever asks takes a 401 for a token to be renewed.
  if (code === NO_ACCESS) return fail('dialogs.noAccess', { params: { correspondence: NO_ACCESS } });
  if (GONE.includes(code)) return fail('dialogs.attachmentGone');
  return dialogRefusal(answer);
}
