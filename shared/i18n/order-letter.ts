import { texts } from './define.ts';

/** An order of scopes, from the firm to the authority that owns them. */
export const orderLetter = texts(
  {
    subject: 'Emne: Tilgang til scopes i {{environment}} for {{firm}}, {{number}}',
    greeting: 'Hei,',
    why: '{{firm}}, organisasjonsnummer {{number}}, skal bruke Klientbro. Programmet er installert hos oss, så vi er vår egen leverandør av sluttbrukersystem.',
    ask: 'Vi ber om at organisasjonsnummeret vårt får disse scopene i {{environment}}:',
    maskinporten: 'Maskinporten',
    idporten: 'ID-porten',
    client: '{{integration}}, klient-ID {{id}}:',
    profile:
      'Vi ber også om rettighetspakken for regnskapssystemer (regnskapssystem) for Krav og betalinger og Frister.',
    after: 'Gi oss gjerne beskjed når de er innvilget, eller hvis noe mangler.',
    closing: 'Vennlig hilsen',
    practice: 'øvingsmiljøet',
    tt02: 'test (TT02)',
    production: 'produksjon',
  },
  {
    subject: 'Emne: Tilgang til scopes i {{environment}} for {{firm}}, {{number}}',
    greeting: 'Hei,',
    why: '{{firm}}, organisasjonsnummer {{number}}, skal bruke Klientbro. Programmet er installert hos oss, så vi er vår eigen leverandør av sluttbrukarsystem.',
    ask: 'Vi bed om at organisasjonsnummeret vårt får desse scopa i {{environment}}:',
    maskinporten: 'Maskinporten',
    idporten: 'ID-porten',
    client: '{{integration}}, klient-ID {{id}}:',
    profile: 'Vi bed òg om rettigheitspakken for rekneskapssystem (regnskapssystem) for Krav og betalingar og Fristar.',
    after: 'Gi oss gjerne beskjed når dei er innvilga, eller om noko manglar.',
    closing: 'Vennleg helsing',
    practice: 'øvingsmiljøet',
    tt02: 'test (TT02)',
    production: 'produksjon',
  },
  {
    subject: 'Subject: Access to scopes in {{environment}} for {{firm}}, {{number}}',
    greeting: 'Hello,',
    why: '{{firm}}, organisation number {{number}}, is going to use Klientbro. The program is installed on our own machines, so we are our own end-user system vendor.',
    ask: 'We ask that our organisation number be granted these scopes in {{environment}}:',
    maskinporten: 'Maskinporten',
    idporten: 'ID-porten',
    client: '{{integration}}, client ID {{id}}:',
    profile:
      'We also ask for the data access profile for accounting systems (regnskapssystem) for Krav og betalinger and Frister.',
    after: 'Do tell us when they are granted, or if anything is missing.',
    closing: 'Kind regards',
    practice: 'the practice environment',
    tt02: 'test (TT02)',
    production: 'production',
  },
);
