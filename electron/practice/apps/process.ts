import type { PracticeContext } from '../core/context.ts';
import { paymentXml } from '../skatteetaten/payment.ts';
import { periodInWords } from '../skatteetaten/periods.ts';
import { type Judgement, judge, resultXml } from '../skatteetaten/verdict.ts';
import { type Actor, type DataElement, type Instance, type Instances, SKATTEETATEN } from './instances.ts';
import { behaviour } from './settings.ts';
import { complaint, ENVELOPE_TYPE } from './submission.ts';

/** What `process/next` answers when it does not move. */
export type Refusal =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'issues'; readonly issues: readonly string[] };

export interface Stores {
  readonly context: Pick<PracticeContext, 'clock' | 'database' | 'world'>;
  readonly instances: Instances;
}

export function judgementOf(stores: Stores, message: Uint8Array, withRegisters: boolean): Judgement {
  const { clock, world } = stores.context;
  return judge(message, (number) => ({ now: clock.now(), unit: world.unit(number) }), { withRegisters });
}

function messageOf(instances: Instances, guid: string): DataElement | undefined {
  return instances.elements(guid).find((element) => element.type === 'mvamelding');
}

/** Codes of what is wrong with the number of files; the tax rules are not asked here (reference mva-melding 4.2). */
export function fileIssues(instances: Instances, guid: string): readonly string[] {
  const messages = instances.elements(guid).filter((element) => element.type === 'mvamelding');
  if (messages.length === 0) return ['TooFewDataElementsOfType'];
  return messages.length > 1 ? ['TooManyDataElementsOfType'] : [];
}

export function issueAnswer(code: string) {
  return { code, description: code, severity: 1, source: 'DataTypes' };
}

/** First `process/next`: every check the app makes, then `Task_2`. */
export function finishFillIn(stores: Stores, instance: Instance, actor: Actor): Refusal | undefined {
  const { instances, context } = stores;
  const elements = instances.elements(instance.guid);
  const issues = fileIssues(instances, instance.guid);
  const message = elements.find((element) => element.type === 'mvamelding');
  if (!message || issues.length > 0) return { kind: 'issues', issues };
  const envelope = elements.find((element) => element.type === ENVELOPE_TYPE);
  const bytes = instances.bytes(message.id);
  const text = complaint({
    organisation: instance.organisation,
    envelope: envelope ? instances.bytes(envelope.id) : new Uint8Array(),
    message: bytes,
    messageName: message.filename ?? 'mvaMelding.xml',
    attachments: elements.filter((element) => element.type === 'binaerVedlegg'),
  });
  if (text !== undefined) return { kind: 'text', text };
  const judgement = judgementOf(stores, bytes, behaviour(context.database).registersIn === 'next');
  if (judgement.verdict === 'ugyldig skattemelding') {
    return { kind: 'text', text: `Ugyldig mva-melding:\n${resultXml(judgement)}` };
  }
  const at = context.clock.now();
  log(instances, instance, 'utfyllingslogg', actor, at);
  instances.move(instance.guid, 'Task_2', actor, at);
  return undefined;
}

/** Second `process/next`: the payment details, then Skatteetaten's turn. */
export function confirm(stores: Stores, instance: Instance, actor: Actor): void {
  const { instances, context } = stores;
  const message = messageOf(instances, instance.guid);
  const read = message && judgementOf(stores, instances.bytes(message.id), false).message;
  if (!read) throw new Error('a return that passed fill-in cannot be read');
  const at = context.clock.now();
  log(instances, instance, 'signeringslogg', actor, at);
  const xml = paymentXml({
    reference: `${instance.partyId}/${instance.guid}`,
    organisationNumber: read.organisationNumber,
    category: read.category,
    period: read.period,
    total: read.total.hundredths / 100n,
  });
  const payment = { type: 'betalingsinformasjon', filename: 'betalingsinformasjon.xml', contentType: 'text/xml' };
  instances.add(instance.guid, { ...payment, bytes: Buffer.from(xml) }, SKATTEETATEN, at);
  const { feedbackDelayMs, systemUserPickedUp } = behaviour(context.database);
  const bySystemUser = actor.kind === 'systemUser' || instance.createdKind === 'systemUser';
  const due = bySystemUser && !systemUserPickedUp ? null : at + feedbackDelayMs;
  instances.move(instance.guid, 'Task_3', actor, at, due);
}

function log(instances: Instances, instance: Instance, type: string, actor: Actor, at: number): void {
  const entry = { userId: actor.id, name: actor.name, kind: actor.kind, at: new Date(at).toISOString() };
  const bytes = Buffer.from(JSON.stringify([entry]));
  instances.add(instance.guid, { type, filename: `${type}.json`, contentType: 'application/json', bytes }, actor, at);
}

export function substatusOf(judgement: Judgement): { readonly label: string; readonly description: string } {
  const period = judgement.message ? ` for ${periodInWords(judgement.message.period)}` : '';
  return judgement.verdict === 'ugyldig skattemelding'
    ? { label: 'Avvist', description: `Mva-meldingen${period} er avvist og regnes ikke som levert.` }
    : { label: 'Mottatt', description: `Mva-meldingen${period} er levert og mottatt av Skatteetaten.` };
}
