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

const instance = z.object({
  data: z.array(z.object({ id: z.string(), filename: z.string().nullish(), size: z.number().nullish() })).nullish(),
});

export interface OwnerFile {
  readonly id: string;
  readonly name: string;
  /** The address a person would use, and we with our token. */
  readonly url: string;
  readonly checksum: string | null;
  readonly expiresAt: string | null;
  /** It is known to be larger than what is fetched. */
  readonly isTooLarge: boolean;
}

export interface OwnerText {
  /** Markdown. */
  readonly body: string;
  readonly files: readonly OwnerFile[];
}

/**
 * Correspondence and Storage as the background asks them, with the exchanged token of a system user (reference/dialogporten.md 4.5–4.8):
 * the overview, which the sender sees as fetched, what files an app's instance has, and files. What says that a message was read or
 * confirmed is not here at all.
 */
export class OwnerApi {
  readonly #http: Http;
  readonly #base: string;
  readonly #instances: string;

  constructor(http: Http, { correspondence, platform }: { correspondence: string; platform: string }) {
    this.#http = http;
    this.#base = `${correspondence}/correspondence`;
    this.#instances = `${platform}/storage/api/v1/instances`;
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
        url: `${this.#base}/${id}/attachment/${each.id}/download`,
        checksum: each.checksum && !each.isEncrypted ? each.checksum.toLowerCase() : null,
        expiresAt: each.expirationTime ?? null,
        isTooLarge: false,
      })),
    });
  }

  /** The files of an app's instance, `partyId/guid`. The form's own data has no name and is left out (4.8). */
  async files(bearer: string, path: string, signal: AbortSignal): Promise<Outcome<OwnerFile[]>> {
    const url = `${this.#instances}/${path}`;
    const headers = { accept: 'application/json' };
    const answer = await this.#http.send({ method: 'GET', url, bearer, headers, retry: 'safe', signal });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return refused(answer.value);
    const read = answer.value.json(instance);
    if (!read.ok) return read;
    return ok(
      (read.value.data ?? []).flatMap(({ id, filename, size }) => {
        if (!filename) return [];
        const isTooLarge = (size ?? 0) > FILE_BYTES;
        return [{ id, name: filename, url: `${url}/data/${id}`, checksum: null, expiresAt: null, isTooLarge }];
      }),
    );
  }

  async file(
    bearer: string,
    of: { readonly url: string; readonly name: string; readonly checksum: string | null },
    signal: AbortSignal,
  ): Promise<Outcome<Uint8Array>> {
    const answer = await this.#http.send({
      method: 'GET',
      url: of.url,
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
