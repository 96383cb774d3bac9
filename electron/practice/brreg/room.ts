import Router from '@koa/router';
import type { Context } from 'koa';
import type { PracticeContext, Room } from '../core/context.ts';
import { parameter } from '../core/http.ts';
import type { WorldUnit } from '../core/world.ts';

const FORMS: Readonly<Record<string, string>> = {
  AS: 'Aksjeselskap',
  ENK: 'Enkeltpersonforetak',
  DA: 'Ansvarlig selskap med delt ansvar',
  BEDR: 'Underenhet til næringsdrivende og offentlig forvaltning',
};

/** Enhetsregisteret in the shape of its open API. */
export const brregRoom: Room = (context) => {
  const router = new Router({ prefix: '/brreg/enhetsregisteret/api' });
  const root = `${context.origin()}/brreg/enhetsregisteret/api`;
  router.get('/enheter', (request) => {
    const { clients, firm } = context.world;
    page(request, 'enheter', root, [firm, ...clients], (unit) => mainUnit(unit, root));
  });
  router.get('/underenheter', (request) => {
    const units = context.world.units.filter((unit) => unit.parent !== undefined);
    page(request, 'underenheter', root, units, (unit) => subUnit(unit, root));
  });
  router.get('/enheter/:number', (request) => {
    const unit = context.world.unit(parameter(request, 'number'));
    if (!unit || unit.parent !== undefined) return notFound(request);
    request.body = mainUnit(unit, root);
  });
  router.get('/underenheter/:number', (request) => {
    const unit = context.world.unit(parameter(request, 'number'));
    if (unit?.parent === undefined) return notFound(request);
    request.body = subUnit(unit, root);
  });
  router.get('/enheter/:number/roller', (request) => {
    const unit = context.world.unit(parameter(request, 'number'));
    if (!unit || unit.parent !== undefined) return notFound(request);
    request.body = { rollegrupper: roles(context, unit), _links: { self: { href: `${root}${request.path}` } } };
  });
  return router.routes();
};

const MOST_HITS = 10_000;

/** The register's search: by part of the name or by a list of numbers, a page at a time; no hits, no `_embedded`. */
function page(
  request: Context,
  kind: 'enheter' | 'underenheter',
  root: string,
  units: readonly WorldUnit[],
  body: (unit: WorldUnit) => object,
): void {
  const asked = new URLSearchParams(request.querystring);
  const name = asked.get('navn')?.trim().toLocaleUpperCase('nb');
  const numbers = asked.get('organisasjonsnummer')?.split(',');
  const size = Number(asked.get('size') ?? 20);
  const number = Number(asked.get('page') ?? 0);
  if (!Number.isInteger(size) || size < 1 || !Number.isInteger(number) || (number + 1) * size > MOST_HITS) {
    request.status = 400;
    request.body = { status: 400, feilmelding: 'Feilaktig forespørsel', antallFeil: 1 };
    return;
  }
  const found = units.filter(
    (unit) =>
      (name === undefined || unit.name.toLocaleUpperCase('nb').includes(name)) &&
      (numbers === undefined || numbers.includes(unit.organisationNumber)),
  );
  const shown = found.slice(number * size, (number + 1) * size);
  request.body = {
    ...(shown.length > 0 ? { _embedded: { [kind]: shown.map(body) } } : {}),
    _links: { self: { href: `${root}/${kind}?${request.querystring}` } },
    page: { size, totalElements: found.length, totalPages: Math.ceil(found.length / size), number },
  };
}

function notFound(request: Context): void {
  request.status = 404;
  request.body = '';
}

function form(unit: WorldUnit) {
  return { kode: unit.form, beskrivelse: FORMS[unit.form] ?? unit.form };
}

function address(unit: WorldUnit) {
  return {
    land: 'Norge',
    landkode: 'NO',
    postnummer: unit.town.postcode,
    poststed: unit.town.town,
    adresse: [unit.street],
    kommune: unit.town.municipality,
    kommunenummer: unit.town.number,
  };
}

function mainUnit(unit: WorldUnit, root: string) {
  return {
    organisasjonsnummer: unit.organisationNumber,
    navn: unit.name,
    organisasjonsform: form(unit),
    registreringsdatoEnhetsregisteret: unit.founded,
    registrertIMvaregisteret: unit.vat !== undefined,
    naeringskode1: { kode: '99.000', beskrivelse: 'Oppdiktet næring for øving' },
    harRegistrertAntallAnsatte: false,
    forretningsadresse: address(unit),
    stiftelsesdato: unit.founded,
    institusjonellSektorkode: { kode: '2100', beskrivelse: 'Private aksjeselskaper mv.' },
    registrertIForetaksregisteret: unit.form !== 'ENK',
    registrertIStiftelsesregisteret: false,
    registrertIFrivillighetsregisteret: false,
    konkurs: unit.bankrupt,
    ...(unit.bankrupt ? { konkursdato: '2026-09-14' } : {}),
    underAvvikling: false,
    underTvangsavviklingEllerTvangsopplosning: false,
    maalform: 'Bokmål',
    _links: { self: { href: `${root}/enheter/${unit.organisationNumber}` } },
  };
}

function subUnit(unit: WorldUnit, root: string) {
  return {
    organisasjonsnummer: unit.organisationNumber,
    navn: unit.name,
    organisasjonsform: form(unit),
    registreringsdatoEnhetsregisteret: unit.founded,
    registrertIMvaregisteret: false,
    overordnetEnhet: unit.parent,
    beliggenhetsadresse: address(unit),
    oppstartsdato: unit.founded,
    _links: { self: { href: `${root}/underenheter/${unit.organisationNumber}` } },
  };
}

function roles(context: PracticeContext, unit: WorldUnit) {
  const { world, access } = context;
  const [firstName, lastName] = manager(context, unit);
  const leader =
    unit.form === 'ENK' ? { kode: 'INNH', beskrivelse: 'Innehaver' } : { kode: 'DAGL', beskrivelse: 'Daglig leder' };
  const person = {
    type: leader,
    person: {
      fodselsdato: unit.manager.born,
      navn: { fornavn: firstName, etternavn: lastName },
      erDoed: false,
    },
    fratraadt: false,
    rekkefolge: 0,
  };
  const groups = [{ type: leader, sistEndret: unit.founded, roller: [person as object] }];
  if (access.roles(unit.organisationNumber).includes('REGN')) {
    const accountant = { kode: 'REGN', beskrivelse: 'Regnskapsfører' };
    const { firm } = world;
    const enhet = {
      organisasjonsnummer: firm.organisationNumber,
      organisasjonsform: form(firm),
      navn: [firm.name],
      erSlettet: false,
    };
    groups.push({
      type: accountant,
      sistEndret: unit.founded,
      roller: [{ type: accountant, enhet, fratraadt: false, rekkefolge: 0 }],
    });
  }
  return groups;
}

/** The firm's general manager is one of its people. */
function manager({ world }: PracticeContext, unit: WorldUnit): readonly [string, string] {
  if (unit.organisationNumber !== world.firm.organisationNumber) return [unit.manager.firstName, unit.manager.lastName];
  const name = world.people.find((person) => person.firmPackages.includes('hovedadministrator'))?.name ?? '';
  const [first = '', last = ''] = name.split(' ');
  return [first, last];
}
