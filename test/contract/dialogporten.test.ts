import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Ajv from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { details, lookup } from '../../electron/engine/dialogs/reading/shapes.ts';
import { listPage, parties } from '../../electron/engine/dialogs/shapes.ts';
import { Stage } from '../unit/practice/apps/stage.ts';

type Schema = Record<string, unknown>;
interface OpenApi {
  readonly components: { readonly schemas: Record<string, Schema> };
  readonly paths: Record<
    string,
    Record<string, { responses: Record<string, { content?: Record<string, { schema: Schema }> }> }>
  >;
}

const file = createRequire(import.meta.url).resolve('@digdir/dialogporten-schema/swagger.verified.json');
// The published file starts with a byte order mark.
const published = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as OpenApi;

/** OpenAPI 3.0 says `nullable` beside a type or a reference; JSON Schema says it with a union. */
function translated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(translated);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, example: _, discriminator: __, ...rest } = value as Schema;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, translated(each)]));
  if (nullable !== true) return inner;
  return typeof inner.type === 'string'
    ? { ...inner, type: [inner.type, 'null'] }
    : { anyOf: [inner, { type: 'null' }] };
}

const ajv = new Ajv({ strict: false, validateFormats: true, allErrors: true });
const whole = (expression: RegExp) => (text: string) => expression.test(text);
ajv.addFormat('guid', whole(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
ajv.addFormat('date-time', whole(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/));
ajv.addFormat('uri', (text: string) => URL.canParse(text));
ajv.addFormat('int32', { type: 'number', validate: Number.isInteger });
ajv.addFormat('date', true);
ajv.addSchema({ $id: 'published', components: translated(published.components) } as Schema);

function complaints(path: string, answer: unknown): readonly string[] {
  const schema = published.paths[`/api/v1${path}`]?.get?.responses['200']?.content?.['application/json']?.schema;
  if (!schema) throw new Error(`no schema is published for ${path}`);
  const rooted = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"published#/')) as Schema;
  const validate = ajv.compile(rooted);
  return validate(answer) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

const BASE = '/platform/dialogporten/api/v1';
let stage: Stage;
let token: string;
/** The newest and the oldest dialog of every service: letters, apps with transmissions, files that expired, parts out of reach. */
let samples: { id: string; serviceResource: string; serviceResourceType: string }[];

async function answer(path: string): Promise<unknown> {
  const { status, json } = await stage.call(`${BASE}${path}`, token);
  expect(status).toBe(200);
  return json;
}

beforeAll(async () => {
  stage = await Stage.open();
  token = await stage.systemUserToken();
  const parties = stage
    .linked()
    .map((client) => `party=urn:altinn:organization:identifier-no:${client.organisationNumber}`);
  const { items } = (await answer(`/enduser/dialogs?limit=1000&${parties.join('&')}`)) as { items: typeof samples };
  const kinds = [...new Set(items.map((item) => item.serviceResourceType))];
  const services = new Set(items.map((item) => item.serviceResource));
  samples = [...services].flatMap((service) => {
    const own = items.filter((item) => item.serviceResource === service);
    return [...new Set([...own.slice(0, 1), ...own.slice(-1)])];
  });
  expect(kinds.sort()).toEqual(['altinnapp', 'correspondenceservice', 'genericaccessresource']);
});
afterAll(() => stage.harness.stop());

describe('the published contract of Dialogporten', () => {
  it('holds for a full page of search results', async () => {
    const party = `urn:altinn:organization:identifier-no:${stage.client().organisationNumber}`;
    const page = await answer(`/enduser/dialogs?party=${party}&limit=1000`);
    expect(complaints('/enduser/dialogs', page)).toEqual([]);
  });

  it('holds for details, and again once they have been seen and labelled', async () => {
    for (const { id } of samples) {
      await answer(`/enduser/dialogs/${id}`);
      const labels = {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: '{"addLabels":["Archive","MarkedAsUnopened"]}',
      };
      expect((await stage.call(`${BASE}/enduser/dialogs/${id}/context/systemlabels`, token, labels)).status).toBe(204);
      expect(complaints('/enduser/dialogs/{dialogId}', await answer(`/enduser/dialogs/${id}`))).toEqual([]);
    }
  });

  it.each(['transmissions', 'activities', 'seenlog', 'context/labellog'])('holds for %s', async (part) => {
    let entries = 0;
    for (const { id } of samples) {
      const list = (await answer(`/enduser/dialogs/${id}/${part}`)) as { id?: string }[];
      entries += list.length;
      expect(complaints(`/enduser/dialogs/{dialogId}/${part}`, list)).toEqual([]);
    }
    expect(entries).toBeGreaterThan(0);
  });

  it.each([
    ['transmissions', 'transmissionId'],
    ['activities', 'activityId'],
    ['seenlog', 'seenLogId'],
  ])('holds for one of %s', async (part, name) => {
    for (const { id } of samples) {
      const [first] = (await answer(`/enduser/dialogs/${id}/${part}`)) as { id: string }[];
      if (!first) continue;
      const one = await answer(`/enduser/dialogs/${id}/${part}/${first.id}`);
      expect(complaints(`/enduser/dialogs/{dialogId}/${part}/{${name}}`, one)).toEqual([]);
    }
  });

  it.each([
    '/enduser/parties',
    '/enduser/serviceresources',
    '/metadata/limits',
    '/metadata/serviceresources',
    '/.well-known/jwks.json',
    '/.well-known/oauth-authorization-server',
  ])('holds for %s', async (path) => {
    expect(complaints(path, await answer(path))).toEqual([]);
  });

  it('holds for a look-up', async () => {
    for (const { id } of samples) {
      const found = await answer(`/enduser/dialoglookup?instanceRef=urn:altinn:dialog-id:${id}`);
      expect(complaints('/enduser/dialoglookup', found)).toEqual([]);
    }
  });

  it('would notice a field too many, a wrong type, an unknown value and a wrong moment', async () => {
    const [sample] = samples;
    const details = (await answer(`/enduser/dialogs/${sample?.id}`)) as Record<string, unknown>;
    const path = '/enduser/dialogs/{dialogId}';
    expect(complaints(path, { ...details, latestActivity: {} })).not.toEqual([]);
    expect(complaints(path, { ...details, hasUnopenedContent: 'true' })).not.toEqual([]);
    expect(complaints(path, { ...details, status: 'New' })).not.toEqual([]);
    expect(complaints(path, { ...details, createdAt: '2026-05-04T07:12:33.123Z' })).not.toEqual([]);
    const activities = (await answer(`/enduser/dialogs/${sample?.id}/activities`)) as Record<string, unknown>[];
    const withActor = activities.map((each) => ({ ...each, performedBy: { actorType: 'ServiceOwner' } }));
    expect(complaints('/enduser/dialogs/{dialogId}/activities', withActor)).not.toEqual([]);
  });
});

describe('properties that the published contract does not have', () => {
  it('do not keep the engine from reading an answer', async () => {
    const id = samples[0]?.id;
    const party = `urn:altinn:organization:identifier-no:${stage.client().organisationNumber}`;
    const shapes = [
      [`/enduser/dialogs?party=${party}`, listPage],
      [`/enduser/dialogs/${id}`, details],
      ['/enduser/parties', parties],
      [`/enduser/dialoglookup?instanceRef=urn:altinn:dialog-id:${id}`, lookup],
    ] as const;
    await stage.harness.fault({ unknownProperties: true }, 'dialogporten');
    for (const [path, shape] of shapes) {
      const body = await answer(path);
      expect(body).toHaveProperty('contextToken');
      expect(shape.safeParse(body).success).toBe(true);
    }
    await stage.harness.fault({ unknownProperties: false }, 'dialogporten');
  });
});
