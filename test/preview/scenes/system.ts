import type { PackageView, SystemAdvice, SystemChange, SystemView } from '../../../shared/contract/system.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import { firm } from './people.ts';
import type { Scene } from './scene.ts';

const urn = (code: string) => `urn:altinn:accesspackage:${code}`;
const [signing, filling, vat, claims] = [
  urn('regnskapsforer-med-signeringsrettighet'),
  urn('regnskapsforer-uten-signeringsrettighet'),
  urn('merverdiavgift'),
  urn('krav-og-utlegg'),
];
const fetchedAt = '2026-11-21T06:58:00.000Z';

const accountants = 'Fullmakter for regnskapsfører';
const taxes = 'Skatt, avgift, regnskap og toll';
const entry = (each: string, name: string, area: string, forOwn: boolean, description = ''): PackageView => ({
  urn: each,
  name,
  description,
  area,
  forClients: true,
  forOwn,
});
const packages: PackageView[] = [
  entry(signing, 'Regnskapsfører med signeringsrettighet', accountants, false),
  entry(filling, 'Regnskapsfører uten signeringsrettighet', accountants, false),
  entry(vat, 'Merverdiavgift', taxes, true),
  entry(claims, 'Krav og utlegg', taxes, true),
  entry(urn('toll'), 'Toll', taxes, true, 'Tjenester knyttet til fortolling og tollskyld.'),
];

const id = `${firm.organisationNumber}_klientbro`;
const ownClientId = '7f1c1d0a-52f6-4f0e-9c5e-3c1d9a2b4e77';
const view: SystemView = {
  registered: {
    systemId: id,
    content: {
      name: { nb: 'Klientbro', nn: 'Klientbro', en: 'Klientbro' },
      description: {
        nb: 'Rapportering og innsyn for klienter',
        nn: 'Rapportering og innsyn for klientar',
        en: 'Reporting and messages for clients',
      },
      packages: [signing, vat],
      rights: [],
      clientIds: [ownClientId, '0c2a9d84-2f37-4a55-8f0a-6a1f8e1c22d3'],
      redirectUrls: [],
      visible: false,
    },
  },
  seen: 'first',
  readAt: '2026-11-21T08:02:00.000Z',
  nextId: id,
  formerIds: [],
  wantedPackages: [signing, filling, vat],
  ownClientId,
};

const opening = (each: string, confirms: boolean | null, opens: number) => ({
  urn: each,
  inSystem: each !== filling && each !== claims,
  confirms,
  opens,
});
const advice: SystemAdvice = {
  fetchedAt,
  stale: false,
  tasks: [
    {
      task: 'mva',
      least: [
        { whom: 'registered', urn: signing, inSystem: true },
        { whom: 'delegated', urn: vat, inSystem: true },
        { whom: 'own', urn: vat, inSystem: true },
      ],
      services: [
        {
          id: 'app_skd_mva-melding-innsending-v1',
          title: 'Mva-melding',
          packages: [opening(vat, true, 14), opening(signing, true, 212), opening(filling, false, 168)],
        },
      ],
    },
    {
      task: 'messages',
      least: [
        { whom: 'registered', urn: filling, inSystem: false },
        { whom: 'delegated', urn: vat, inSystem: true },
        { whom: 'own', urn: null, inSystem: false },
      ],
      services: [
        { id: 'ske-krav-og-betalinger', title: 'Krav og betalinger', packages: [opening(claims, null, 9)] },
        { id: 'skd-gammel-tjeneste', title: null, packages: [] },
      ],
    },
  ],
};

/** A system that can be changed and deleted. The first try to send meets a change by somebody else. */
export function systemScene(double: Double, scene: Scene): void {
  let now: SystemView = scene === 'empty' ? { ...view, registered: null, seen: '', formerIds: [] } : view;
  double.handle('system.view', () => ok(now));
  double.handle('system.catalogue', () => ok({ fetchedAt, stale: scene === 'many', packages }));
  double.handle('system.advice', () => ok(advice));
  double.handle('system.difference', ({ wish }) => {
    const before = now.registered?.content ?? wish;
    const change = (kind: SystemChange['kind'], item: string): SystemChange => ({
      field: 'packages',
      kind,
      item,
      from: '',
      to: '',
    });
    const removed = before.packages.filter((each) => !wish.packages.includes(each));
    return ok({
      changes: [
        ...(before.name.nb === wish.name.nb
          ? []
          : [{ ...change('changed', 'nb'), field: 'name' as const, from: before.name.nb, to: wish.name.nb }]),
        ...removed.map((each) => change('removed', each)),
        ...wish.packages.filter((each) => !before.packages.includes(each)).map((each) => change('added', each)),
      ],
      notices: [
        ...(wish.visible
          ? [{ code: 'visibleRefused' as const, blocking: true, item: '', names: wish.packages.slice(0, 1) }]
          : []),
        ...removed.map((item) => ({
          code: 'packageInUse' as const,
          blocking: false,
          item,
          names: ['Regnskapsklienter'],
        })),
      ],
    });
  });
  double.handle('system.save', ({ seen, wish }) => {
    if (seen === 'first') {
      now = { ...now, seen: 'second' };
      return fail('system.changedMeanwhile', { action: 'retry', sent: 'notSent' });
    }
    now = { ...now, registered: { systemId: id, content: wish }, seen: 'third' };
    double.notify('access.changed', {});
    return ok(now);
  });
  double.handle('system.delete', () => {
    now = { ...now, registered: null, seen: '', formerIds: [id], nextId: `${id}-2` };
    double.notify('access.changed', {});
    return ok(now);
  });
}
