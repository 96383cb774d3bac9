import { randomUUID } from 'node:crypto';
import type { Context } from 'koa';
import type { PracticeContext } from '../core/context.ts';

/** Neither service tells its resource but one (reference: 1.4); the same packages open both. */
export const RESOURCE = 'ske-krav-og-betalinger';
const PROFILE = 'regnskapssystem';

export interface Service {
  /** `KB` or `FRI`. */
  readonly prefix: string;
  readonly scope: string;
  /** Further demands on the request, after the token and before the access. */
  readonly inputProblem?: (request: Context) => string | undefined;
}

/** Skatteetaten's own shape of an error, as JSON; in front of it stands a gateway with shapes of its own. */
export function refuse(request: Context, status: number, kode: string, melding: string): void {
  request.status = status;
  request.body = { kode, melding, korrelasjonsid: randomUUID() };
}

/** The organisation asked about, when the caller may ask; answers otherwise. In the order of the reference (8). */
export async function enter(
  { authority, world }: PracticeContext,
  request: Context & { params: Record<string, string> },
  { prefix, scope, inputProblem }: Service,
): Promise<string | undefined> {
  const { profile = '', organisation = '' } = request.params;
  const no = (status: number, end: string, words: string): undefined =>
    refuse(request, status, `${prefix}-${end}`, words) as undefined;
  if (!request.accepts('json')) return no(406, '008', 'Feil Accept. Tjenesten svarer med application/json.');
  const caller = await authority.caller(request);
  // The token of Maskinporten itself: one that was exchanged at Altinn is not known here.
  if (!caller || caller.kind === 'person' || caller.issuer !== 'maskinporten')
    return no(401, '004', 'Feil ved autentisering.');
  if (!caller.scopes.has(scope)) return refuse(request, 403, 'DAS-008', 'Ikke autorisert.') as undefined;
  if (caller.kind !== 'systemUser') return no(403, '005', 'Mangler systembruker i tokenet.');
  if (profile !== PROFILE) return no(400, '006', `Ugyldig rettighetspakke: ${profile}`);
  if (!/^\d{9}$/.test(organisation)) return no(400, '006', 'Ugyldig organisasjonsnummer.');
  const problem = inputProblem?.(request);
  if (problem) return no(400, '006', problem);
  if (!authority.may(caller, organisation, RESOURCE, 'read'))
    return no(403, '005', 'Mangler tilgang til virksomheten.');
  const unit = world.unit(organisation);
  if (!unit || unit.parent !== undefined)
    return no(404, prefix === 'KB' ? '009' : '007', 'Fant ikke oppgitt identifikator.');
  return organisation;
}
