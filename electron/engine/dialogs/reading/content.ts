import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Http, HttpRequest } from '../../http/http.ts';
import { dialogRefusal } from '../api.ts';
import { storageUrlOf } from './addresses.ts';

const overview = z.object({
  content: z
    .object({
      messageBody: z.string().default(''),
      attachments: z
        .array(
          z.object({
            id: z.string(),
            checksum: z.string().nullish(),
            isEncrypted: z.boolean().default(false),
            fileName: z.string().nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

export interface Correspondence {
  /** Markdown. */
  readonly body: string;
  /** MD5 of each attachment that has one, by attachment id. */
  readonly checksums: ReadonlyMap<string, string>;
}

/** 25 MB is Correspondence's own size for ordinary files; more is opened in Altinn. */
const FILE_BYTES = 30_000_000;

/** What a text behind an address may be at most (4.3). */
const EMBED_BYTES = 100_000;

export type EmbedType = 'text/markdown' | 'text/html';

const problem = z.object({ errorCode: z.number().optional() });

/** Bodies and files behind a message, with an exchanged Altinn token (reference/dialogporten.md 4.5–4.8). */
export class ContentApi {
  readonly #http: Http;
  readonly #base: string;

  constructor(http: Http, correspondence: string) {
    this.#http = http;
    this.#base = correspondence;
  }

  async correspondence(bearer: string, correspondenceId: string): Promise<Outcome<Correspondence>> {
    const answer = await this.#http.send({
      method: 'GET',
      url: `${this.#base}/correspondence/${correspondenceId}`,
      bearer,
      headers: { accept: 'application/json' },
      retry: 'safe',
    });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return refused(answer.value);
    const body = answer.value.json(overview);
    if (!body.ok) return body;
    const attachments = body.value.content?.attachments ?? [];
    return ok({
      body: body.value.content?.messageBody ?? '',
      checksums: new Map(
        attachments.flatMap((each) => (each.checksum && !each.isEncrypted ? [[each.id, each.checksum] as const] : [])),
      ),
    });
  }

  /**
   * A text behind an address of the message itself, with the dialog's own token (4.2, 4.3). Redirects are not followed, so the
   * token never goes to another host than the one the message named.
   */
  async embedded(dialogToken: string, url: string, type: EmbedType): Promise<Outcome<string>> {
    const answer = await this.#http.send({
      method: 'GET',
      url,
      bearer: dialogToken,
      headers: { accept: `${type}, text/plain;q=0.9`, 'accept-language': 'nb' },
      maxBytes: EMBED_BYTES,
      timeoutMs: 10_000,
      retry: 'safe',
    });
    if (!answer.ok) {
      const isElsewhere = answer.error.code === 'http.redirectRefused' || answer.error.code === 'http.hostRefused';
      return isElsewhere ? fail('dialogs.elsewhere') : answer;
    }
    const { status, headers } = answer.value;
    if (status === 204) return ok('');
    if (status !== 200) return refused(answer.value);
    const came = mediaTypeOf(headers);
    const fits =
      came === '' || came === type || came === 'text/plain' || (type === 'text/markdown' && came === 'text/x-markdown');
    return fits ? ok(answer.value.text()) : fail('dialogs.wrongContent', { params: { type: came } });
  }

  /**
   * A file, by the address its message gave. The token goes only to hosts that `http/` allows. A login page instead of a
   * file comes as a redirect, which `http/` refuses, or as a page, which is no file unless a page was expected.
   */
  async file(
    bearer: string,
    url: string,
    {
      checksum,
      isPage = false,
      signal,
      room,
    }: {
      readonly checksum?: string | undefined;
      readonly isPage?: boolean;
      readonly signal?: AbortSignal | undefined;
      readonly room?: HttpRequest['room'] | undefined;
    } = {},
  ): Promise<Outcome<Uint8Array>> {
    const answer = await this.#http.send({
      method: 'GET',
      url: storageUrlOf(url),
      bearer,
      maxBytes: FILE_BYTES,
      timeoutMs: 120_000,
      retry: 'safe',
      ...(signal ? { signal } : {}),
      ...(room ? { room } : {}),
    });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return refused(answer.value);
    const { bytes, headers } = answer.value;
    if (!isPage && mediaTypeOf(headers) === 'text/html') return fail('dialogs.notTheFile');
    if (checksum && createHash('md5').update(bytes).digest('hex') !== checksum.toLowerCase()) {
      return fail('dialogs.checksum', { retryable: true, action: 'retry' });
    }
    return ok(bytes);
  }
}

/** Lower case, without its parameters; empty when none is told. */
function mediaTypeOf(headers: Readonly<Record<string, string>>): string {
  return (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function refused(answer: Parameters<typeof dialogRefusal>[0]): ReturnType<typeof fail> {
  const code = answer.json(problem);
  // No access is answered with 401 and code 4001 here: fetching a new token would not help.
  if (code.ok && code.value.errorCode === 4001) return fail('dialogs.noAccess', { params: { status: answer.status } });
  if (code.ok && (code.value.errorCode === 2019 || code.value.errorCode === 2020))
    return fail('dialogs.attachmentGone');
  return dialogRefusal(answer);
}
