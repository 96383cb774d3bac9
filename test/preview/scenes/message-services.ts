import type { ServiceKind, ServiceRow, ServiceTable } from '../../../shared/contract/message-services.ts';
import type { OwnerFetchView } from '../../../shared/contract/owner-fetch.ts';
import { failure, ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { uuidOf } from './people.ts';
import type { Scene } from './scene.ts';

const CLIENTS = 40;
const PACKAGES: Readonly<Record<string, string>> = {
  'regnskapsforer-med-signeringsrettighet': 'Regnskapsfører med signeringsrettighet',
  'regnskapsforer-uten-signeringsrettighet': 'Regnskapsfører uten signeringsrettighet',
  'regnskapsforer-lonn': 'Regnskapsfører lønn',
  merverdiavgift: 'Merverdiavgift',
  'krav-og-utlegg': 'Krav og utlegg',
  'a-ordning': 'A-ordningen',
  sykefravaer: 'Sykefravær',
  'post-til-virksomheten-med-taushetsbelagt-innhold': 'Post til virksomheten med taushetsbelagt innhold',
};
const HELD = new Set(['regnskapsforer-med-signeringsrettighet']);
const OWNERS: Readonly<Record<string, string>> = {
  skd: 'Skatteetaten',
  nav: 'Arbeids- og velferdsetaten',
  brg: 'Brønnøysundregistrene',
  ks: 'Kommunesektorens organisasjon',
  toll: 'Tolletaten',
};

type Seed = [
  owner: string,
  name: string,
  codes: string[],
  kind: ServiceKind,
  reached: number,
  change?: Partial<ServiceRow>,
];
const WITH = 'regnskapsforer-med-signeringsrettighet';
const seeds: readonly Seed[] = [
  [
    'skd',
    'Varsel om merverdiavgift',
    ['merverdiavgift', WITH, 'regnskapsforer-uten-signeringsrettighet'],
    'ordinary',
    31,
  ],
  ['skd', 'Vedtak om merverdiavgift', ['merverdiavgift', WITH], 'ordinary', 31],
  ['skd', 'Betalingskrav og purring', ['krav-og-utlegg', WITH], 'ordinary', CLIENTS],
  ['skd', 'Tilbakemelding på a-melding', ['a-ordning', 'regnskapsforer-lonn'], 'salary', 12],
  ['nav', 'Inntektsmelding', ['a-ordning', 'regnskapsforer-lonn'], 'health', 12],
  ['nav', 'Oppfølgingsplan ved sykefravær', ['sykefravaer'], 'health', 0, { isNew: true }],
  ['brg', 'Brev om årsregnskap', [WITH, 'regnskapsforer-uten-signeringsrettighet'], 'ordinary', 31],
  ['brg', 'Varsel om tvangsoppløsning', ['hovedadministrator'], 'ordinary', 0],
  ['toll', 'Deklarasjonsoversikt', ['merverdiavgift', WITH], 'ordinary', 31, { isNew: true }],
  ['ks', 'Brev fra kommunen', [WITH, 'regnskapsforer-uten-signeringsrettighet'], 'ordinary', 31, { level: 4 }],
  [
    'ks',
    'Taushetsbelagt post fra kommunen',
    ['post-til-virksomheten-med-taushetsbelagt-innhold'],
    'confidential',
    0,
    { level: 4 },
  ],
];

function rowOf([owner, name, codes, kind, reached, change]: Seed, index: number): ServiceRow {
  const wanted = kind === 'ordinary' ? CLIENTS : index === 3 ? 12 : 0;
  return {
    id: `urn:altinn:resource:${owner}-tjeneste-${index}`,
    names: { nb: name },
    owner: { code: owner, names: { nb: OWNERS[owner] ?? owner }, organisationNumber: '974761076' },
    kind,
    packages: codes.map((code) => ({ code, names: { nb: PACKAGES[code] ?? code }, held: HELD.has(code) })),
    roles: [],
    level: 3,
    isNew: false,
    listed: true,
    reached,
    wanted,
    fetched: wanted === CLIENTS ? 'on' : wanted === 0 ? 'off' : 'partly',
    choice:
      index === 3 || index === 4 ? { wanted: index === 3, by: 'Ingrid Solberg', at: '2026-11-12T09:30:00.000Z' } : null,
    held: index === 4 ? { messages: 214, clients: 12 } : { messages: 0, clients: 0 },
    ...change,
  };
}

export function messageServicesScene(double: Double, scene: Scene): void {
  let rows = seeds.map(rowOf);
  if (scene === 'many')
    rows = Array.from({ length: 1500 }, (_, index) => ({
      ...rowOf(seeds[index % seeds.length] as Seed, index % seeds.length),
      id: `urn:altinn:resource:tjeneste-${index}`,
    }));
  const empty = scene === 'empty';
  const table = (): ServiceTable => ({
    fetchedAt: empty ? null : '2026-11-21T06:02:00.000Z',
    problem:
      scene === 'many' ? failure('http.offline', { params: { host: 'platform.altinn.no' }, retryable: true }) : null,
    groups: ['Lønn', 'Oslo', 'Bergen'],
    clients: CLIENTS,
    rows: empty ? [] : rows,
  });
  double.handle('messageServices.table', () => ok(table()));
  double.handle('messageServices.refresh', () => ok({}));
  double.handle('messageServices.choose', ({ services, wanted }) => {
    rows = rows.map((row) =>
      services.includes(row.id)
        ? {
            ...row,
            wanted: wanted ? CLIENTS : 0,
            fetched: wanted ? ('on' as const) : ('off' as const),
            choice: { wanted, by: 'Ingrid Solberg', at: '2026-11-21T08:00:00.000Z' },
          }
        : row,
    );
    double.notify('dialogs.changed', {});
    return ok({});
  });
  double.handle('messageServices.held', () => ok({ messages: 214, clients: 12 }));
  double.handle('messageServices.deleteHeld', () => ok({ messages: 214, clients: 12 }));
  let choice = { texts: !empty, files: false };
  const fetching = (): OwnerFetchView => ({
    ...choice,
    chosen: empty ? null : { by: 'Ingrid Solberg', at: '2026-11-20T09:30:00.000Z' },
    fetched: { texts: empty ? 0 : 1204, files: 0 },
    waiting: { texts: empty ? 0 : 3, files: 0 },
    failed: empty
      ? []
      : [
          {
            dialogId: uuidOf(5, 2),
            title: 'Vedtak om tvangsmulkt',
            client: { organisationNumber: '310000019', name: 'Fjell og Fjord AS' },
            file: null,
            problem: failure('dialogs.noAccess'),
          },
        ],
  });
  double.handle('ownerFetch.view', () => ok(fetching()));
  double.handle('ownerFetch.choose', (wish) => {
    choice = wish;
    return ok(fetching());
  });
  const service = (name: string, owner: string) => ({ id: `urn:${name}`, names: { nb: name }, owner: { nb: owner } });
  double.handle('messageServices.ofClient', () =>
    ok({
      known: !empty,
      fetchedAt: empty ? null : '2026-11-21T06:02:00.000Z',
      reached: true,
      missing: empty
        ? []
        : [
            {
              package: { code: 'merverdiavgift', names: { nb: 'Merverdiavgift' } },
              step: 'ask',
              services: [
                service('Varsel om merverdiavgift', 'Skatteetaten'),
                service('Deklarasjonsoversikt', 'Tolletaten'),
              ],
            },
          ],
      levelFour: [service('Brev fra kommunen', 'Kommunesektorens organisasjon')],
      notChosen: [{ ...service('Inntektsmelding', 'Arbeids- og velferdsetaten'), kind: 'health' }],
      soleTrader: true,
      subUnits: [{ organisationNumber: '310000035', name: 'Fjell og Fjord AS avd. Molde' }],
    }),
  );
}
