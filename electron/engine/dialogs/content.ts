import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http } from '../http/http.ts';
import { dialogRefusal } from './api.ts';

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
   * A file, by the address its message gave. The token goes only to hosts that `http/` allows; a login page instead of a
   * file is a redirect, which `http/` refuses.
   */
  async file(bearer: string, url: string, checksum: string | undefined): Promise<Outcome<Uint8Array>> {
    const answer = await this.#http.send({
      method: 'GET',
      url: storageUrlOf(url),
      bearer,
      maxBytes: FILE_BYTES,
      timeoutMs: 120_000,
      retry: 'safe',
    });
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return refused(answer.value);
    const { bytes } = answer.value;
    if (checksum && createHash('md5').update(bytes).digest('hex') !== checksum.toLowerCase()) {
      return fail('dialogs.checksum', { retryable: true, action: 'retry' });
    }
    return ok(bytes);
  }
}

/** An app's attachment is wrapped in a login redirect; the file itself is at the address in `goto` (reference/dialogporten.md 4.8). */
function storageUrlOf(url: string): string {
  const target = new URL(url).searchParams.get('goto');
  if (target === null || !URL.canParse(target)) return url;
  const inner = new URL(target);
  inner.searchParams.delete('dontChooseReportee');
  return inner.href;
}

function refused(answer: Parameters<typeof dialogRefusal>[0]): ReturnType<typeof fail> {
  const code = answer.json(problem);
  // No access is answered with 401 and code 4001 here: fetching a new token would not help.
  if (code.ok && code.value.errorCode === 4001) return fail('dialogs.noAccess', { params: { status: answer.status } });
  if (code.ok && (code.value.errorCode === 2019 || code.value.errorCode === 2020))
    return fail('dialogs.attachmentGone');
  return dialogRefusal(answer);
}
