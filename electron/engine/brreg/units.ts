import { z } from 'zod';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Http } from '../http/http.ts';

const unitShape = z.object({
  organisasjonsnummer: z.string(),
  navn: z.string(),
  organisasjonsform: z.object({ kode: z.string() }),
  konkurs: z.boolean().optional(),
  registrertIMvaregisteret: z.boolean().optional(),
});

export interface RegisteredUnit {
  readonly organisationNumber: string;
  readonly name: string;
  /** Legal form code: AS, ENK, BEDR … */
  readonly form: string;
  readonly bankrupt: boolean;
  readonly vatRegistered: boolean;
}

/** Enhetsregisteret, open data: units first, then sub-units. */
export class Units {
  readonly #http: Http;
  readonly #base: string;

  constructor(http: Http, base: string) {
    this.#http = http;
    this.#base = base;
  }

  async find(organisationNumber: string): Promise<Outcome<RegisteredUnit>> {
    for (const kind of ['enheter', 'underenheter']) {
      const answer = await this.#http.send({
        method: 'GET',
        url: `${this.#base}/${kind}/${organisationNumber}`,
        headers: { accept: 'application/json' },
        retry: 'safe',
      });
      if (!answer.ok) return answer;
      if (answer.value.status === 404 || answer.value.status === 410) continue;
      if (answer.value.status !== 200)
        return fail('brreg.failed', { params: { status: answer.value.status }, retryable: true, action: 'retry' });
      const unit = answer.value.json(unitShape);
      if (!unit.ok) return unit;
      return ok({
        organisationNumber: unit.value.organisasjonsnummer,
        name: unit.value.navn,
        form: unit.value.organisasjonsform.kode,
        bankrupt: unit.value.konkurs ?? false,
        vatRegistered: unit.value.registrertIMvaregisteret ?? false,
      });
    }
    return fail('brreg.notFound', { params: { organisationNumber }, action: 'fixInput' });
  }
}
