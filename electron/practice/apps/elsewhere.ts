import type { PracticeContext } from '../core/context.ts';
import { ENVELOPE_NAMESPACE } from '../skatteetaten/shapes.ts';
import type { Feedback } from './feedback.ts';
import { seededReturnXml } from './files.ts';
import type { Actor, Instance, Instances } from './instances.ts';
import { confirm, finishFillIn, type Stores } from './process.ts';
import { ENVELOPE_TYPE } from './submission.ts';

const STANDS = ['empty', 'draft', 'confirmation', 'sent', 'delivered'] as const;
type Stand = (typeof STANDS)[number];

/** Where the return comes from for which a period is asked. */
interface Elsewhere {
  readonly organisation: string;
  readonly kind: string;
  readonly value: string;
  readonly year: number;
  readonly stand: Stand;
  readonly by: string;
}

const text = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise);

function wishOf(input: Record<string, unknown>): Elsewhere {
  const stand = STANDS.find((each) => each === input.stand);
  if (!stand) throw new Error(`stand: one of ${STANDS.join(', ')}`);
  return {
    stand,
    organisation: text(input.organisation, ''),
    kind: text(input.kind, 'skattleggingsperiodeToMaaneder'),
    value: text(input.value, ''),
    year: Number(input.year),
    by: text(input.by, 'Anne Ansatt'),
  };
}

/**
 * Hook `elsewhere` `{ organisation, kind?, value, year, stand, by? }`: somebody at the client files the period in the portal, as far
 * as `stand` says: an `empty` draft, a `draft` with its return, waiting for `confirmation`, `sent`, or `delivered` with its answer.
 */
export function addElsewhere(context: PracticeContext, instances: Instances, feedback: Feedback): void {
  context.faults.hook('elsewhere', async (input) => {
    const wish = wishOf(input);
    const unit = context.world.unit(wish.organisation);
    if (!unit) throw new Error(`no unit ${wish.organisation}`);
    const actor: Actor = { kind: 'person', id: '86311', name: wish.by };
    const now = context.clock.now();
    const stores: Stores = { context, instances };
    const instance = context.database.transaction(() => {
      const made = instances.create(unit.partyId, wish.organisation, actor, now);
      const isEmpty = wish.stand === 'empty';
      const bytes = Buffer.from(isEmpty ? '<mvaMeldingInnsending/>' : envelopeXml(wish));
      instances.add(
        made.guid,
        { type: ENVELOPE_TYPE, filename: null, contentType: 'application/xml', bytes },
        actor,
        now,
      );
      if (isEmpty) return made;
      const message = Buffer.from(seededReturnXml(context, { ...wish, category: unit.vat?.category ?? 'alminnelig' }));
      const file = { type: 'mvamelding', filename: 'mvaMelding.xml', contentType: 'text/xml', bytes: message };
      instances.add(made.guid, file, actor, now);
      return made;
    });
    const fresh = (): Instance => instances.find(unit.partyId, instance.guid) ?? instance;
    if (wish.stand !== 'empty' && wish.stand !== 'draft') {
      const refusal = finishFillIn(stores, fresh(), actor);
      if (refusal) throw new Error(JSON.stringify(refusal));
      if (wish.stand !== 'confirmation') confirm(stores, fresh(), actor);
      if (wish.stand === 'delivered') await feedback.give(fresh());
    }
    return { id: `${unit.partyId}/${instance.guid}` };
  });

  const envelopeXml = ({ organisation, kind, value, year, by }: Elsewhere) => {
    const category = context.world.unit(organisation)?.vat?.category ?? 'alminnelig';
    return `<?xml version="1.0" encoding="UTF-8"?>
<mvaMeldingInnsending xmlns="${ENVELOPE_NAMESPACE}">
  <norskIdentifikator><organisasjonsnummer>${organisation}</organisasjonsnummer></norskIdentifikator>
  <skattleggingsperiode><periode><${kind}>${value}</${kind}></periode><aar>${year}</aar></skattleggingsperiode>
  <meldingskategori>${category}</meldingskategori>
  <innsendingstype>komplett</innsendingstype>
  <instansstatus>default</instansstatus>
  <opprettetAv>${by}</opprettetAv>
</mvaMeldingInnsending>`;
  };
}
