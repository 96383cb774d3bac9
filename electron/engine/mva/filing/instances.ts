/** What Altinn holds of a client's VAT returns: its search, or, where that is closed, its list of open ones (reference/mva-melding.md 4.2, 4.6). */
import { activeInstances, bodyOf, foundInstances, type Instance, instance } from './answers.ts';
import { endOfFailed, type StepContext, type StepEnd } from './step.ts';

export type Listed =
  | {
      readonly kind: 'instances';
      readonly instances: readonly Instance[];
      /** False: only the open ones are told. */
      readonly whole: boolean;
      /** Who changed an open one last, by id: a name, where Altinn's list was asked. */
      readonly names: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'end'; readonly end: StepEnd }
  /** Altinn gives no way to look. */
  | { readonly kind: 'blind' };

/** One call where Altinn can be searched. `known`: instances that need no looking into. */
export async function listInstances(context: StepContext, known: ReadonlySet<string>): Promise<Listed> {
  const { entry, app, tokens, journal } = context;
  const organisationNumber = entry.row.organisation_number;
  const searched = await app.search(tokens, organisationNumber);
  const found = bodyOf(searched, foundInstances)?.instances;
  if (found) return { kind: 'instances', instances: found, whole: true, names: new Map() };
  if (searched.kind !== 'refused' && searched.kind !== 'done') return { kind: 'end', end: endOfFailed(searched) };
  const partyId = await journal.partyIdOf(organisationNumber);
  if (partyId === undefined) return { kind: 'blind' };
  const listed = await app.active(tokens, partyId);
  const active = bodyOf(listed, activeInstances);
  if (!active)
    return listed.kind === 'refused' || listed.kind === 'done'
      ? { kind: 'blind' }
      : { kind: 'end', end: endOfFailed(listed) };
  const instances: Instance[] = [];
  const names = new Map<string, string>();
  for (const each of active) {
    const named = each.id ?? each.instanceId ?? '';
    const id = named.includes('/') ? named : `${partyId}/${named}`;
    if (each.lastChangedBy) names.set(id, each.lastChangedBy);
    if (known.has(id)) continue;
    const one = bodyOf(await app.instance(tokens, id), instance);
    if (one) instances.push(one);
  }
  return { kind: 'instances', instances, whole: false, names };
}
