import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { DialogportenApi } from '../../electron/engine/dialogs/api.ts';
import { type LogName, logs, ReadingApi } from '../../electron/engine/dialogs/reading/api.ts';
import type { HttpRequest } from '../../electron/engine/http/http.ts';
import { scriptedHttp } from '../unit/engine/http-double.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
}
interface OpenApi {
  readonly paths: Record<string, Record<string, { readonly parameters?: readonly Parameter[] }>>;
}

const file = createRequire(import.meta.url).resolve('@digdir/dialogporten-schema/swagger.verified.json');
// The published file begins with a byte order mark.
const openApi = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as OpenApi;
const ID = '0197a1c2-3b4d-7e5f-8a90-1b2c3d4e5f60';

/** What is wrong with a request by the published interface; nothing when it fits. */
function problemsOf(request: Pick<HttpRequest, 'method' | 'url'>): string[] {
  const url = new URL(request.url);
  const operation = Object.entries(openApi.paths).find(([path, methods]) => {
    const pattern = new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`);
    return pattern.test(url.pathname) && request.method.toLowerCase() in methods;
  })?.[1][request.method.toLowerCase()];
  if (!operation) return [`no operation ${request.method} ${url.pathname}`];
  const known = new Set(
    (operation.parameters ?? []).filter((each) => each.in === 'query').map((each) => each.name.toLowerCase()),
  );
  return [...url.searchParams.keys()]
    .filter((name) => !known.has(name.toLowerCase()))
    .map((name) => `unknown parameter ${name}`);
}

async function everyRequest(): Promise<HttpRequest[]> {
  const http = scriptedHttp(() => ({ status: 200, body: {} }));
  const api = new DialogportenApi(http, 'https://platform.example');
  await api.parties('t');
  await api.search('t', {
    parties: ['urn:altinn:organization:identifier-no:312345048', 'urn:altinn:organization:identifier-no:313111229'],
    orderBy: 'updatedAt_asc',
    updatedAfter: '2026-05-06T09:00:00Z',
    continuationToken: 'c',
  });
  await api.instanceRef('t', ID);
  await api.fate('t', ID);
  await api.mostParties();
  const reading = new ReadingApi(http, 'https://platform.example');
  await reading.details('t', ID);
  for (const name of Object.keys(logs) as LogName[]) await reading.log('t', ID, name);
  await reading.lookup('t', `urn:altinn:dialog-id:${ID}`);
  return http.requests;
}

describe('what the engine asks Dialogporten', () => {
  it('is in the published interface: paths, methods and query parameters', async () => {
    const requests = await everyRequest();
    expect(requests).toHaveLength(11);
    for (const request of requests) expect(problemsOf(request), request.url).toEqual([]);
  });

  it('would be caught if it were not', () => {
    expect(problemsOf({ method: 'GET', url: 'https://platform.example/api/v1/enduser/dialogs?partyId=1' })).toEqual([
      'unknown parameter partyId',
    ]);
    expect(problemsOf({ method: 'DELETE', url: `https://platform.example/api/v1/enduser/dialogs/${ID}` })).toHaveLength(
      1,
    );
  });
});
