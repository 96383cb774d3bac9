import type { PracticeContext } from '../core/context.ts';
import type { Caller } from '../core/types.ts';
import type { WorldUnit } from '../core/world.ts';
import { type Json, tidy } from './answers.ts';

/** `GET /parties`: main units with their sub-units one level down (reference dialogporten 2.7). */
export function partiesAnswer(context: PracticeContext, caller: Caller, hidden: ReadonlySet<string>): Json {
  const reached = new Set(context.authority.parties(caller).filter((number) => !hidden.has(number)));
  const entry = (unit: WorldUnit, more: Json = {}): Json => ({
    party: `urn:altinn:organization:identifier-no:${unit.organisationNumber}`,
    partyUuid: unit.partyUuid,
    partyId: unit.partyId,
    name: unit.name,
    partyType: 'Organization',
    isDeleted: false,
    hasKeyRole: false,
    isCurrentEndUser: false,
    isMainAdministrator: false,
    isAccessManager: false,
    hasOnlyAccessToSubParties: false,
    ...more,
  });
  const mains = context.world.units.filter((unit) => unit.parent === undefined);
  return tidy({
    authorizedParties: mains.flatMap((main) => {
      const below = context.world
        .subUnits(main.organisationNumber)
        .filter((unit) => reached.has(unit.organisationNumber))
        .map((unit) => entry(unit));
      const itself = reached.has(main.organisationNumber);
      if (!itself && below.length === 0) return [];
      return [entry(main, { hasOnlyAccessToSubParties: !itself, subParties: below })];
    }),
  });
}
