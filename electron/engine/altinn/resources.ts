import { z } from 'zod';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http, HttpRequest } from '../http/http.ts';
import { altinnRefusal } from './problem.ts';

const SUBJECT = 'urn:altinn:accesspackage';
const subject = z.looseObject({
  urn: z.string().optional(),
  type: z.string().optional(),
  value: z.string().optional(),
});
const resource = z.object({ title: z.record(z.string(), z.string()).default({}) });
const subjects = z.object({ data: z.array(subject) });
const rights = z.array(z.object({ action: z.object({ value: z.string() }), subjects: z.array(subject).default([]) }));
const opened = z.object({ data: z.array(z.object({ subject, resources: z.array(z.unknown()) })) });

/** Altinn's resource registry (reference/systemuser.md 7.2): open data, no token. Subjects that are no access packages are left out. */
export class Resources {
  readonly #http: Http;
  readonly #base: string;

  constructor(http: Http, platform: string) {
    this.#http = http;
    this.#base = `${platform}/resourceregistry/api/v1/resource`;
  }

  /** The service's name; null when the registry does not know it. */
  async title(id: string): Promise<Outcome<string | null>> {
    const found = await this.#ask({ method: 'GET', url: this.#url(id) }, resource);
    if (!found.ok) return found;
    if (found.value === null) return ok(null);
    const { title } = found.value;
    return ok(title.nb ?? Object.values(title)[0] ?? id);
  }

  /** Packages that open the service, for any action. */
  async packages(id: string): Promise<Outcome<string[]>> {
    const found = await this.#ask({ method: 'GET', url: `${this.#url(id)}/policy/subjects` }, subjects);
    return found.ok ? ok(urnsOf(found.value?.data ?? [])) : found;
  }

  /** Packages whose holders may do this, by the rules of the policy; null when no rule is about it. */
  async packagesThatMay(id: string, action: string): Promise<Outcome<string[] | null>> {
    const found = await this.#ask({ method: 'GET', url: `${this.#url(id)}/policy/rights` }, rights);
    if (!found.ok) return found;
    const rules = (found.value ?? []).filter((each) => each.action.value === action);
    return ok(rules.length === 0 ? null : urnsOf(rules.flatMap((each) => each.subjects)));
  }

  /** How many services each package opens: the measure of the least. */
  async counts(urns: readonly string[]): Promise<Outcome<Map<string, number>>> {
    const body = JSON.stringify(urns);
    const headers = { 'content-type': 'application/json' };
    const found = await this.#ask({ method: 'POST', url: `${this.#base}/bysubjects/`, body, headers }, opened);
    if (!found.ok) return found;
    const counts = (found.value?.data ?? []).flatMap((each) =>
      urnsOf([each.subject]).map((urn) => [urn, each.resources.length] as const),
    );
    return ok(new Map(counts));
  }

  #url(id: string): string {
    return `${this.#base}/${encodeURIComponent(id)}`;
  }

  /** Null for what the registry does not have. */
  async #ask<T>(request: HttpRequest, shape: z.ZodType<T>): Promise<Outcome<T | null>> {
    // Asking twice changes nothing, also where the question travels as POST.
    const headers = { accept: 'application/json', ...request.headers };
    const answer = await this.#http.send({ ...request, headers, retry: 'safe' });
    if (!answer.ok) return answer;
    if (answer.value.status === 404) return ok(null);
    if (answer.value.status !== 200) return { ok: false, error: altinnRefusal(answer.value) };
    return answer.value.json(shape);
  }
}

function urnsOf(parts: readonly z.infer<typeof subject>[]): string[] {
  const urns = parts.flatMap(({ urn, type, value }) => urn ?? (type === SUBJECT && value ? `${SUBJECT}:${value}` : []));
  return [...new Set(urns.filter((urn) => urn.startsWith(`${SUBJECT}:`)))];
}
