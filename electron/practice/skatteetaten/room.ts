import { randomUUID } from 'node:crypto';
import Router from '@koa/router';
import type { Context } from 'koa';
import type { Room } from '../core/context.ts';
import { readBytes } from '../core/http.ts';
import { judge, resultXml } from './verdict.ts';
import { escapeXml } from './xml.ts';

const PATH = '/skatteetaten/api/mva/grensesnittstoette/mva-melding/valider';
const SCOPE = 'skatteetaten:mvameldingvalidering';
const LIMIT = 25 * 1024 * 1024;

/** The error body shared by Skatteetaten's interfaces, in the form the caller asks for (reference mva-melding 3.1). */
function fail(context: Context, status: number, kode: string, melding: string): void {
  const korrelasjonsid = randomUUID();
  context.status = status;
  if (context.accepts('json', 'xml') === 'xml') {
    context.type = 'application/xml; charset=utf-8';
    context.body = `<?xml version="1.0" encoding="UTF-8"?>
<feil xmlns="urn:no:skatteetaten:datasamarbeid:feil:v1"><kode>${kode}</kode><melding>${escapeXml(melding)}</melding><korrelasjonsid>${korrelasjonsid}</korrelasjonsid></feil>
`;
    return;
  }
  context.body = { kode, melding, korrelasjonsid };
}

/** Skatteetaten's stand-alone validation: a person's ID-porten token in, a verdict out, nothing stored. */
export const skatteetatenRoom: Room = ({ authority, world, clock }) => {
  const router = new Router();
  router.post(PATH, async (context) => {
    const caller = await authority.caller(context);
    if (!caller) {
      context.set('www-authenticate', 'Bearer');
      return fail(context, 401, 'DAS-008', 'Mangler gyldig token.');
    }
    // The Altinn token is for the app; this service takes the token of ID-porten itself.
    if (caller.kind !== 'person' || caller.issuer !== 'idporten' || !caller.scopes.has(SCOPE)) {
      return fail(context, 403, 'DAS-008', `Ikke autorisert. Tjenesten krever ID-porten og scopet ${SCOPE}.`);
    }
    if (!context.is('application/xml', 'text/xml')) {
      return fail(context, 406, 'MVA-406', 'Feil Content-Type. Bruk application/xml.');
    }
    const bytes = await readBytes(context, LIMIT);
    if (bytes.length === 0) return fail(context, 400, 'MVA-400', 'Forespørselen har ikke noe innhold.');
    const judgement = judge(bytes, (number) => ({ now: clock.now(), unit: world.unit(number) }));
    context.type = 'application/xml; charset=utf-8';
    context.body = resultXml(judgement);
  });
  return router.routes();
};
