import { z } from 'zod';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { HttpAnswer } from '../http/http.ts';
import { altinnRefusal } from './problem.ts';

/** No firm has so many: a list that goes on is going in a circle. */
const MOST_PAGES = 200;

/**
 * Everything of a list that comes in pages; an item that two pages have stands once, as the later one had it. `next` names a
 * host of Altinn's inside, so only its token is taken (reference/systemuser.md 9.4). `get` takes the query, empty or `?token=…`.
 */
export async function everyPage<T extends { readonly id: string }>(
  item: z.ZodType<T>,
  get: (query: string) => Promise<Outcome<HttpAnswer>>,
): Promise<Outcome<T[]>> {
  const shape = z.object({ links: z.object({ next: z.string().optional() }).optional(), data: z.array(item) });
  const found = new Map<string, T>();
  let token: string | null = null;
  for (let count = 0; count < MOST_PAGES; count += 1) {
    const answer: Outcome<HttpAnswer> = await get(token === null ? '' : `?token=${encodeURIComponent(token)}`);
    if (!answer.ok) return answer;
    if (answer.value.status !== 200) return { ok: false, error: altinnRefusal(answer.value) };
    const page = answer.value.json(shape);
    if (!page.ok) return page;
    for (const each of page.value.data) found.set(each.id, each);
    const { next } = page.value.links ?? {};
    if (next === undefined) return ok([...found.values()]);
    token = URL.canParse(next) ? new URL(next).searchParams.get('token') : null;
    if (token === null) break;
  }
  return fail('http.unexpectedAnswer', { params: { element: 'links.next' } });
}
