import type { SystemChange, SystemContent, SystemNotice } from '../../../shared/contract/system.ts';
import type { CataloguePackage } from '../altinn/packages.ts';
import { mayBeVisible } from './package-sets.ts';

export interface NoticeFacts {
  /** Living system users and open requests. */
  readonly holders: readonly { readonly title: string; readonly packages: readonly string[] }[];
  readonly catalogue: readonly CataloguePackage[];
  readonly wantedPackages: readonly string[];
  readonly ownClientId: string;
}

/** What a person should know before the change is sent, in the order of weight. */
export function noticesOf(after: SystemContent, changes: readonly SystemChange[], facts: NoticeFacts): SystemNotice[] {
  const notices: SystemNotice[] = [];
  const note = (code: SystemNotice['code'], item = '', names: readonly string[] = [], blocking = false) =>
    notices.push({ code, blocking, item, names: [...names] });
  // AUTH.VLD-00018: told here, before Altinn refuses it.
  const unseen = after.packages.filter((urn) => !mayBeSeen(urn, facts.catalogue));
  if (after.visible && unseen.length > 0) note('visibleRefused', '', unseen, true);
  // PUT does not check addresses, but nobody could be sent back to them (reference/systemuser.md 3.3).
  for (const url of after.redirectUrls) if (!isHttps(url)) note('redirectRefused', url, [], true);
  const removed = (field: SystemChange['field']) =>
    changes.filter((change) => change.field === field && change.kind === 'removed').map((change) => change.item);
  if (after.clientIds.length === 0) note('noClientId');
  else if (removed('clientIds').includes(facts.ownClientId)) note('ownClientId', facts.ownClientId);
  for (const urn of removed('packages')) {
    const names = facts.holders.filter((each) => each.packages.includes(urn)).map((each) => each.title);
    if (names.length > 0) note('packageInUse', urn, names);
    if (facts.wantedPackages.includes(urn)) note('packageMissing', urn);
  }
  return notices;
}

function mayBeSeen(urn: string, catalogue: readonly CataloguePackage[]): boolean {
  return mayBeVisible([urn]) && (catalogue.find((each) => each.urn === urn)?.forOwn ?? true);
}

function isHttps(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}
