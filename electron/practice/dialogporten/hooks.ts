import { randomUUID } from 'node:crypto';
import type { PracticeContext } from '../core/context.ts';
import { endOfDay, osloDay } from './calendar.ts';
import type { Change } from './dialog.ts';
import type { Dialogs } from './dialogs.ts';
import { derivedId, microsOf, stamp, timedId } from './identity.ts';
import { applyLabels } from './labels.ts';
import type { Facts } from './letter.ts';
import { letterOf } from './letters/all.ts';
import type { Oddities } from './oddities.ts';
import { markSeen } from './seen.ts';
import { patchDialog } from './service-owner.ts';

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

const number = (value: unknown) => (typeof value === 'number' ? value : undefined);
const texts = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);

/** Somebody at the client, in the portal. */
const SOMEBODY = { kind: 'person', who: '12057900499', name: 'Berit Nordmann' } as const;

/** A new letter for a party now, or back-dated as an import (`at`, milliseconds since 1970). */
export function addLetter(
  context: PracticeContext,
  dialogs: Dialogs,
  input: {
    readonly letter: string;
    readonly party: string;
    readonly at?: number | undefined;
    readonly facts?: Partial<Facts>;
  },
): string {
  const { clock, world, resources } = context;
  const letter = letterOf(input.letter);
  const unit = world.unit(input.party);
  if (!unit) throw new Error(`no unit ${input.party}`);
  const at = input.at ?? clock.now();
  const day = osloDay(at);
  const due = letter.dueDays === undefined ? undefined : endOfDay(at, letter.dueDays);
  const facts: Facts = {
    name: unit.name,
    organisation: unit.organisationNumber,
    town: unit.town.town,
    amount: 12_345,
    period: day.term,
    reference: `${day.year}/${10_000 + (Math.floor(at / 1000) % 90_000)}`,
    due: due === undefined ? '' : osloDay(due).long,
    sent: day.long,
    ...input.facts,
  };
  const id = timedId(at, `${input.party}:${input.letter}:${facts.instance ?? randomUUID()}`);
  const created = stamp(at, microsOf(id));
  const app = letter.resource.startsWith('app_');
  dialogs.insert([
    {
      id,
      party: unit.organisationNumber,
      resource: letter.resource,
      org: resources.get(letter.resource)?.owner.code ?? '',
      letter: letter.key,
      facts,
      title: letter.title(facts),
      summary: letter.summary(facts),
      created_at: created,
      updated_at: created,
      content_updated_at: created,
      due_at: due === undefined ? null : stamp(due),
      visible_from: null,
      expires_at: null,
      status: letter.status,
      extended_status: letter.extended ?? null,
      external_reference: facts.reference,
      process: null,
      progress: null,
      api_only: 0,
      deleted: 0,
      content_seen: 0,
      opened: 0,
      label: 'Default',
      marked_unopened: 0,
      sent: letter.key === 'mva-kvittering' || letter.answered ? 1 : 0,
      opened_at: null,
      correspondence_id: app || letter.info ? null : derivedId(id, 'correspondence'),
      instance_ref: app ? (facts.instance ?? `${unit.partyId}/${derivedId(id, 'instance')}`) : null,
      min_level: 3,
    },
  ]);
  return id;
}

/**
 * `POST /_faults/dialog` `{ id, act, … }`: what service owners, and people at the client, do. `POST /_faults/letter`
 * `{ party, letter, at?, visibleFrom? }`: a new one.
 * `POST /_faults/dialogporten` `{ perMinute?, missingOnce?, accessLagMs?, unknownProperties?, fail?, times?, retryAfterMs? }`: odd behaviour.
 */
export function addHooks(context: PracticeContext, dialogs: Dialogs, oddities: Oddities): void {
  const { faults, clock } = context;
  faults.hook('dialogporten', (input) => oddities.set(input));
  faults.hook('letter', (input) => {
    const id = addLetter(context, dialogs, {
      letter: text(input.letter) ?? 'mva-varsel',
      party: text(input.party) ?? '',
      at: number(input.at),
    });
    const visibleFrom = number(input.visibleFrom);
    if (visibleFrom !== undefined) {
      const at = stamp(visibleFrom);
      dialogs.update(id, { visible_from: at, created_at: at, updated_at: at, content_updated_at: at });
    }
    return { id };
  });
  faults.hook('dialog', (input) => {
    const dialog = dialogs.find(text(input.id) ?? '');
    if (!dialog) throw new Error('no such dialog');
    const at = stamp(clock.now(), microsOf(String(clock.now())));
    const status = text(input.status);
    const title = text(input.title);
    const due = text(input.dueAt);
    const progress = number(input.progress);
    const change: Change = {
      ...(status ? { status } : {}),
      ...(title ? { title } : {}),
      ...(due ? { due_at: due } : {}),
      ...(progress === undefined ? {} : { progress }),
    };
    switch (input.act) {
      case 'update':
      case 'silentUpdate':
        return patchDialog(dialogs, dialog, { silent: input.act === 'silentUpdate', at, change });
      case 'activity': {
        const activity = {
          type: text(input.type) ?? 'Information',
          text: text(input.text) ?? 'Ny hendelse',
          by: 'ServiceOwner' as const,
        };
        return patchDialog(dialogs, dialog, { silent: input.silent === true, at, activity });
      }
      case 'transmission': {
        const letter = text(input.letter);
        const transmission = {
          type: text(input.type) ?? 'Information',
          title: title ?? 'Ny melding',
          summary: '',
          ...(letter ? { correspondence: { id: randomUUID(), letter: letterOf(letter).key } } : {}),
        };
        return patchDialog(dialogs, dialog, { silent: input.silent === true, at, transmission });
      }
      // Neither delete nor restore moves a timestamp (reference dialogporten 2.8).
      case 'delete':
        return dialogs.update(dialog.id, { deleted: 1 });
      case 'restore':
        return dialogs.update(dialog.id, { deleted: 0 });
      case 'purge':
        return dialogs.purge(dialog.id);
      case 'seen':
        return markSeen(dialogs, dialog, SOMEBODY, at);
      case 'label': {
        const labels = { add: texts(input.add), remove: texts(input.remove) };
        return void applyLabels(dialogs, dialog, labels, SOMEBODY, at);
      }
      case 'visibleFrom':
        return dialogs.update(dialog.id, { visible_from: text(input.at) ?? null });
      case 'level':
        return dialogs.update(dialog.id, { min_level: input.level === 4 ? 4 : 3 });
      case 'expires':
        return dialogs.update(dialog.id, { expires_at: text(input.at) ?? null });
      default:
        throw new Error(`no act ${String(input.act)}`);
    }
  });
}
