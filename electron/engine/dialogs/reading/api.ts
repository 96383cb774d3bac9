import { z } from 'zod';
import type { Outcome } from '../../../../shared/outcome.ts';
import type { Http } from '../../http/http.ts';
import { dialogRefusal } from '../api.ts';
import { activity, type Details, details, type Lookup, labelEntry, lookup, seenEntry, transmission } from './shapes.ts';

/** Logs of a dialog that never changed anything by being read (reference/dialogporten.md 3.1). */
export const logs = {
  transmissions: z.array(transmission),
  activities: z.array(activity),
  seenlog: z.array(seenEntry),
  'context/labellog': z.array(labelEntry),
} as const;
export type LogName = keyof typeof logs;

/** One dialog, with an Altinn token of a system user. Apart from `DialogportenApi`, so that the background cannot reach `details`. */
export class ReadingApi {
  readonly #http: Http;
  readonly #base: string;

  constructor(http: Http, dialogporten: string) {
    this.#http = http;
    this.#base = `${dialogporten}/api/v1/enduser`;
  }

  /** Marks the dialog as seen for everybody at the client: only on a person's click. */
  details(bearer: string, dialogId: string): Promise<Outcome<Details>> {
    return this.#get(bearer, `/dialogs/${dialogId}`, details, 'none');
  }

  log<N extends LogName>(bearer: string, dialogId: string, name: N): Promise<Outcome<z.infer<(typeof logs)[N]>>> {
    return this.#get(
      bearer,
      `/dialogs/${dialogId}/${name}`,
      logs[name] as unknown as z.ZodType<z.infer<(typeof logs)[N]>>,
    );
  }

  /** Where the message itself lives, and why it is open to us (3.6). */
  lookup(bearer: string, instanceRef: string): Promise<Outcome<Lookup>> {
    return this.#get(bearer, `/dialoglookup?instanceRef=${encodeURIComponent(instanceRef)}`, lookup);
  }

  async #get<T>(
    bearer: string,
    path: string,
    schema: z.ZodType<T>,
    retry: 'safe' | 'none' = 'safe',
  ): Promise<Outcome<T>> {
    const answer = await this.#http.send({
      method: 'GET',
      url: this.#base + path,
      bearer,
      headers: { accept: 'application/json' },
      retry,
    });
    if (!answer.ok) return answer;
    return answer.value.status === 200 ? answer.value.json(schema) : dialogRefusal(answer.value);
  }
}
