import { z } from 'zod';
import { day, environment, instant, nothing, organisationNumber } from './common.ts';
import { engineOperation } from './define.ts';

/** What takes days before the app can do anything: agreements to enter into, and a test organisation in TT02. */
export const agreementIds = ['maskinporten', 'idporten', 'systemVendor', 'dataProfile', 'testUnit'] as const;

/** One line each: an integration and a scope that the firm must have been granted for it. */
export const scopeIds = [
  'systemRegister',
  'requestWrite',
  'requestRead',
  'instancesRead',
  'instancesWrite',
  'dialogporten',
  'correspondence',
  'selfRead',
  'selfWrite',
  'claims',
  'deadlines',
  'delegationsRead',
  'delegationsWrite',
  'personRead',
  'personWrite',
  'validation',
  'personParties',
] as const;

export const orderId = z.enum([...agreementIds, ...scopeIds]);
export type OrderId = z.infer<typeof orderId>;

/** What the firm uses Klientbro for. The system register and the clients belong to every use; selfLinking: clients are added without anybody logging in. */
export const firmTask = z.enum(['mva', 'messages', 'selfLinking', 'claims']);
export type FirmTask = z.infer<typeof firmTask>;

/** What somebody at the firm knows of an order. `granted` is "inngått" for an agreement. */
export const orderStatus = z.enum(['ordered', 'granted', 'refused', 'notNeeded']);
export type OrderStatus = z.infer<typeof orderStatus>;

export const orderNote = z.object({
  status: orderStatus,
  /** When it was ordered, granted or refused, as told by whoever noted it. */
  day,
  /** Why it was refused; empty otherwise. */
  reason: z.string(),
  person: z.string(),
  at: instant,
});

const order = z.object({
  /** Needed for what the firm has chosen. */
  needed: z.boolean(),
  state: z.enum(['todo', ...orderStatus.options]),
  note: orderNote.nullable(),
  /** Where to order it: an address for the browser. */
  where: z.string(),
});

export const agreementLine = order.extend({ id: z.enum(agreementIds) });
export type AgreementLine = z.infer<typeof agreementLine>;

export const scopeLine = order.extend({
  id: z.enum(scopeIds),
  integration: z.enum(['maskinporten', 'idporten']),
  scope: z.string(),
  owner: z.enum(['Digdir', 'Skatteetaten']),
  /** What a token that was asked for told; it overrules what was noted before it. `code`: the authority's own, when refused. */
  proof: z.object({ granted: z.boolean(), at: instant, code: z.string() }).nullable(),
});
export type ScopeLine = z.infer<typeof scopeLine>;

export const agreementsView = z.object({
  environment,
  firm: z.object({ organisationNumber, name: z.string() }).nullable(),
  clientIds: z.object({ maskinporten: z.string(), idporten: z.string() }),
  tasks: z.array(firmTask),
  agreements: z.array(agreementLine),
  scopes: z.array(scopeLine),
  /** Digdir's self-service, where integrations are made. */
  selfService: z.string(),
});
export type AgreementsView = z.infer<typeof agreementsView>;

export const agreements = {
  view: engineOperation(nothing, agreementsView),
  chooseTasks: engineOperation(z.object({ tasks: z.array(firmTask) }).strict(), agreementsView),
  /** Notes the same of several: what is ordered in one letter is noted at once. `status` null takes the note away. */
  note: engineOperation(
    z
      .object({
        ids: z.array(orderId).min(1),
        status: orderStatus.nullable(),
        day,
        reason: z.string().trim().max(300),
      })
      .strict(),
    agreementsView,
  ),
};
