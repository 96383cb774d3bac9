import type { PracticeContext } from '../core/context.ts';
import { findPackage } from '../core/packages.ts';
import { type Json, tidy } from './answers.ts';
import { contentOf, type Localization, nb, titleOf } from './content.ts';
import type { Dialog } from './dialog.ts';
import type { Dialogs } from './dialogs.ts';
import type { Reader } from './reader.ts';
import { RESOURCE_PREFIX } from './resources.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const REFERENCE = new RegExp(
  `^urn:altinn:(?:instance-id:(\\d+/${UUID})|correspondence-id:(${UUID})|dialog-id:(${UUID}))$`,
  'i',
);

/** The dialog a reference names: `undefined` when there is none, `malformed` when it is no reference. */
export function findByReference(dialogs: Dialogs, reference: string): Dialog | 'malformed' | undefined {
  const match = REFERENCE.exec(reference);
  if (!match) return 'malformed';
  const [, instance, correspondence, dialog] = match;
  if (instance !== undefined) return dialogs.byInstance(instance);
  return correspondence !== undefined ? dialogs.byCorrespondence(correspondence) : dialogs.find(dialog ?? '');
}

/** The canonical reference: app instance, else correspondence, else the dialog itself (reference dialogporten 3.6). */
function canonical(dialog: Dialog): string {
  if (dialog.instance_ref !== null) return `urn:altinn:instance-id:${dialog.instance_ref}`;
  if (dialog.correspondence_id !== null) return `urn:altinn:correspondence-id:${dialog.correspondence_id}`;
  return `urn:altinn:dialog-id:${dialog.id}`;
}

export function lookupAnswer(
  context: PracticeContext,
  dialog: Dialog,
  reader: Reader,
  pick: (values: readonly Localization[]) => readonly Localization[],
): Json {
  const resource = context.resources.get(dialog.resource);
  const opening = context.resources.packages(dialog.resource, 'read');
  const held = [...context.authority.packagesFor(reader.caller, dialog.party)].filter((urn) => opening.has(urn));
  return tidy({
    dialogId: dialog.id,
    instanceRef: canonical(dialog),
    party: `urn:altinn:organization:identifier-no:${dialog.party}`,
    title: pick(titleOf(contentOf(dialog), dialog)),
    serviceResource: {
      id: `${RESOURCE_PREFIX}${dialog.resource}`,
      isDelegable: true,
      minimumAuthenticationLevel: dialog.min_level,
      name: pick(nb(resource?.title ?? dialog.resource)),
    },
    serviceOwner: {
      orgNumber: resource?.owner.organisationNumber ?? '',
      code: dialog.org,
      name: pick(nb(resource?.owner.name ?? dialog.org)),
    },
    authorizationEvidence: {
      currentAuthenticationLevel: reader.level,
      viaRole: false,
      viaAccessPackage: held.length > 0,
      viaResourceDelegation: held.length === 0,
      viaInstanceDelegation: false,
      evidence: held.map((urn) => ({
        grantType: 'AccessPackage',
        subject: urn,
        name: pick(nb(findPackage(urn)?.name ?? urn)),
        links: {
          metadata: `${context.origin()}/platform/accessmanagement/api/v1/meta/info/accesspackages/package/urn/${urn}`,
        },
      })),
    },
  });
}
