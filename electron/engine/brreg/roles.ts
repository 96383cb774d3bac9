import { z } from 'zod';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http } from '../http/http.ts';

const rolesShape = z.object({
  rollegrupper: z.array(
    z.object({
      type: z.object({ kode: z.string() }),
      roller: z.array(
        z.object({
          type: z.object({ kode: z.string() }).optional(),
          person: z
            .object({
              navn: z.object({
                fornavn: z.string().optional(),
                mellomnavn: z.string().optional(),
                etternavn: z.string().optional(),
              }),
              erDoed: z.boolean().optional(),
            })
            .optional(),
          fratraadt: z.boolean().optional(),
        }),
      ),
    }),
  ),
});

/**
 * Roles that bring the package `klientadministrator` by themselves (reference/systemuser.md 6.2): general manager, chair, owner,
 * partners, general partner, managing shipowner, trustee of a bankruptcy. The top roles steer the accesses as well.
 */
const TOP = new Set(['DAGL', 'LEDE', 'INNH', 'DTSO', 'DTPR', 'KOMP', 'BEST', 'BOBE']);
/** Contact person of a foreign company: steers the accesses, but does not get `klientadministrator` by itself. */
const STEERING_ONLY = new Set(['KNUF']);

export interface RegisteredLeader {
  readonly name: string;
  /** Role code of Enhetsregisteret. */
  readonly role: string;
  readonly accessManager: boolean;
  readonly clientAdministrator: boolean;
}

/** Who at least can approve and link at a unit. Read when asked and kept nowhere: it is about persons. */
export async function registeredLeaders(
  http: Http,
  base: string,
  organisationNumber: string,
): Promise<Outcome<RegisteredLeader[]>> {
  const answer = await http.send({
    method: 'GET',
    url: `${base}/enheter/${organisationNumber}/roller`,
    headers: { accept: 'application/json' },
    retry: 'safe',
  });
  if (!answer.ok) return answer;
  const { status } = answer.value;
  // A sub-unit has no roles of its own.
  if (status === 404 || status === 410) return ok([]);
  if (status !== 200) return fail('brreg.failed', { params: { status }, retryable: true, action: 'retry' });
  const body = answer.value.json(rolesShape);
  return body.ok ? ok(leadersOf(body.value)) : body;
}

function leadersOf({ rollegrupper }: z.infer<typeof rolesShape>): RegisteredLeader[] {
  return rollegrupper.flatMap((group) =>
    group.roller.flatMap(({ type, person, fratraadt }): RegisteredLeader[] => {
      const role = type?.kode ?? group.type.kode;
      if (!person || person.erDoed === true || fratraadt === true) return [];
      if (!TOP.has(role) && !STEERING_ONLY.has(role)) return [];
      const { fornavn, mellomnavn, etternavn } = person.navn;
      const name = [fornavn, mellomnavn, etternavn].filter((part) => part).join(' ');
      return name ? [{ name, role, accessManager: true, clientAdministrator: TOP.has(role) }] : [];
    }),
  );
}
