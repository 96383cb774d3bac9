import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applied,
  contentOf,
  differences,
  entryWith,
  fingerprint,
} from '../../../../electron/engine/access/system-diff.ts';
import { nextSystemId } from '../../../../electron/engine/access/system-id.ts';
import { leastOf } from '../../../../electron/engine/access/system-knowledge.ts';
import { noticesOf } from '../../../../electron/engine/access/system-notices.ts';
import type { RegisteredSystem } from '../../../../electron/engine/altinn/system-register.ts';
import type { SystemContent } from '../../../../shared/contract/system.ts';

const urn = (code: string) => `urn:altinn:accesspackage:${code}`;
const [SIGNING, FILLING, VAT] = [
  urn('regnskapsforer-med-signeringsrettighet'),
  urn('regnskapsforer-uten-signeringsrettighet'),
  urn('merverdiavgift'),
];

const registered: RegisteredSystem = {
  id: '310000001_klientbro',
  vendor: { ID: '0192:310000001' },
  name: { nb: 'Klientbro', nn: 'Klientbro', en: 'Klientbro', se: 'Klientbro' },
  description: { nb: 'Rapportering', nn: 'Rapportering', en: 'Reporting' },
  rights: [
    { resource: [{ id: 'urn:altinn:resource', value: 'ske-krav' }] },
    { action: 'read', resource: [{ id: 'urn:altinn:resource', value: 'app_skd_a', extra: 1 }] },
  ],
  accessPackages: [{ urn: SIGNING }, { urn: VAT }],
  clientId: ['c1', 'c2'],
  allowedRedirectUrls: ['https://firma.example.no/'],
  isVisible: false,
  isDeleted: false,
  somethingNew: { kept: true },
};
const content = contentOf(registered);

const word = fc.constantFrom('', 'a', 'b', ' a ', 'Klientbro');
const text = fc.record({ nb: word, nn: word, en: word });
const members = (values: readonly string[]) => fc.array(fc.constantFrom(...values), { maxLength: 5 });
const anyContent: fc.Arbitrary<SystemContent> = fc.record({
  name: text,
  description: text,
  packages: members([SIGNING, FILLING, VAT]),
  rights: members(['ske-krav', 'app_skd_a#read']),
  clientIds: members(['c1', 'c2', 'c3']),
  redirectUrls: members(['https://a.no', 'https://a.no/', 'https://A.no', 'https://b.no/x', 'not an address']),
  visible: fc.boolean(),
});

describe('the difference', () => {
  it('is nothing between a state and itself, in another order, twice, or as the register spells addresses', () => {
    const same: SystemContent = {
      ...content,
      packages: [VAT, SIGNING, VAT],
      clientIds: ['c2', 'c1'],
      redirectUrls: ['https://firma.example.no'],
      name: { ...content.name, nb: ' Klientbro ' },
    };
    expect(differences(content, same)).toEqual([]);
  });

  it('names each thing added, removed and changed', () => {
    const wish: SystemContent = {
      ...content,
      name: { nb: 'Fjordtall', nn: 'Klientbro', en: '' },
      packages: [SIGNING, FILLING],
      clientIds: ['c1', 'c2', 'c3'],
      rights: [],
      visible: true,
    };
    expect(differences(content, wish)).toEqual([
      { field: 'name', kind: 'changed', item: 'nb', from: 'Klientbro', to: 'Fjordtall' },
      { field: 'name', kind: 'removed', item: 'en', from: 'Klientbro', to: '' },
      { field: 'packages', kind: 'removed', item: VAT, from: '', to: '' },
      { field: 'packages', kind: 'added', item: FILLING, from: '', to: '' },
      { field: 'rights', kind: 'removed', item: 'ske-krav', from: '', to: '' },
      { field: 'rights', kind: 'removed', item: 'app_skd_a#read', from: '', to: '' },
      { field: 'clientIds', kind: 'added', item: 'c3', from: '', to: '' },
      { field: 'visible', kind: 'changed', item: '', from: 'false', to: 'true' },
    ]);
  });

  it('applied gives what was wanted, for any two states', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (from, to) => {
        expect(differences(from, from)).toEqual([]);
        expect(differences(applied(from, differences(from, to)), to)).toEqual([]);
      }),
    );
  });
});

describe('the entry that is sent', () => {
  it('holds all that is registered besides what was changed', () => {
    const sent = entryWith(registered, differences(content, { ...content, packages: [SIGNING, VAT, FILLING] }));
    expect(sent).toEqual({ ...registered, accessPackages: [{ urn: SIGNING }, { urn: VAT }, { urn: FILLING }] });
  });

  it('without a change is what is registered', () => {
    expect(entryWith(registered, [])).toEqual(registered);
  });

  it('reads as wanted, for any wish', () => {
    fc.assert(
      fc.property(anyContent, (wish) => {
        const sent = entryWith(registered, differences(content, wish));
        expect(differences(contentOf(sent), wish)).toEqual([]);
        expect(sent).toMatchObject({ id: registered.id, somethingNew: { kept: true }, name: { se: 'Klientbro' } });
      }),
    );
  });
});

describe('the fingerprint', () => {
  it('is the same for another order, and another for any other content', () => {
    const turned = { ...registered, clientId: ['c2', 'c1'], accessPackages: [{ urn: VAT }, { urn: SIGNING }] };
    expect(fingerprint(turned)).toBe(fingerprint(registered));
    expect(fingerprint({ ...registered, somethingNew: { kept: false } })).not.toBe(fingerprint(registered));
    expect(fingerprint({ ...registered, clientId: ['c1'] })).not.toBe(fingerprint(registered));
  });
});

describe('what a person is told first', () => {
  const facts = {
    holders: [{ title: 'Regnskapsklienter', packages: [SIGNING] }],
    catalogue: [],
    wantedPackages: [SIGNING, VAT],
    ownClientId: 'c1',
  };
  const told = (wish: SystemContent) => noticesOf(wish, differences(content, wish), facts);

  it('is who uses a package that goes, and that Klientbro asks for it', () => {
    expect(told({ ...content, packages: [VAT] })).toEqual([
      { code: 'packageInUse', blocking: false, item: SIGNING, names: ['Regnskapsklienter'] },
      { code: 'packageMissing', blocking: false, item: SIGNING, names: [] },
    ]);
  });

  it('is that packages from Enhetsregisteret cannot be visible, and only https leads back', () => {
    expect(told({ ...content, visible: true })).toMatchObject([
      { code: 'visibleRefused', blocking: true, names: [SIGNING] },
    ]);
    expect(told({ ...content, visible: true, packages: [VAT] })).toMatchObject([
      { code: 'packageInUse' },
      { code: 'packageMissing' },
    ]);
    expect(told({ ...content, redirectUrls: ['http://127.0.0.1:9'] })).toMatchObject([
      { code: 'redirectRefused', blocking: true },
    ]);
  });

  it('is that this machine is left out, or everyone', () => {
    expect(told({ ...content, clientIds: ['c2'] })).toMatchObject([{ code: 'ownClientId' }]);
    expect(told({ ...content, clientIds: [] })).toMatchObject([{ code: 'noClientId' }]);
    expect(told({ ...content, clientIds: ['c1'] })).toEqual([]);
  });
});

describe('the least package', () => {
  const service = { id: 'app', title: 'Mva', packages: [SIGNING, FILLING, VAT], confirming: [SIGNING, VAT] };
  const counts = { [SIGNING]: 40, [FILLING]: 20, [VAT]: 3 };

  it('is the smallest that may also confirm a return, and the smallest that opens a message', () => {
    expect(leastOf([service], 'mva', counts, [])).toEqual([
      { whom: 'registered', urn: SIGNING },
      { whom: 'delegated', urn: VAT },
      { whom: 'own', urn: VAT },
    ]);
    expect(leastOf([service], 'messages', counts, [])[0]).toEqual({ whom: 'registered', urn: FILLING });
  });

  it('opens most of the services before it is small, and is nobody where none opens', () => {
    const other = { id: 'b', title: null, packages: [SIGNING], confirming: null };
    expect(leastOf([service, other], 'messages', counts, [])[0]).toEqual({ whom: 'registered', urn: SIGNING });
    expect(leastOf([{ ...service, packages: [], confirming: null }], 'mva', counts, [])[1]?.urn).toBeNull();
  });
});

describe('the id of the next system', () => {
  it('goes on past those that were deleted', () => {
    expect(nextSystemId('310000001', [])).toBe('310000001_klientbro');
    expect(nextSystemId('310000001', ['310000001_klientbro', '310000001_klientbro-2'])).toBe('310000001_klientbro-3');
  });
});
