import type { Which } from '../../../shared/contract/access.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import { powersOf } from '../altinn/powers.ts';
import type { SystemRegister } from '../altinn/system-register.ts';
import type { Audit } from '../audit/audit.ts';
import type { Maskinporten } from '../maskinporten/tokens.ts';
import { registerScope } from './scopes.ts';
import type { AccessState } from './state.ts';
import { nextSystemId } from './system-id.ts';

export interface RegistrationOptions {
  readonly state: AccessState;
  /** The firm's own integration: whoever owns a system, not the system, is asked for. */
  readonly maskinporten: Pick<Maskinporten, 'token'>;
  readonly register: SystemRegister;
  readonly audit: Audit;
}

/** Enters one of the firm's systems in Altinn's register, or takes in the one that stands there, with what it lacks added. */
export async function registerSystem(
  { state, maskinporten, register, audit }: RegistrationOptions,
  which: Which,
  wish: { readonly name: string; readonly packages: readonly string[] },
): Promise<Outcome<void>> {
  const [owner, clientId] = [await state.owner(), await state.clientId(which)];
  if (!owner.ok) return owner;
  if (!clientId.ok) return clientId;
  for (;;) {
    const known = await state.system(which);
    const systemId = known?.systemId ?? nextSystemId(owner.value, await state.formerSystems(), which);
    const registered = await audit.around({ act: 'system.register', params: { systemId } }, async () => {
      const token = await maskinporten.token(registerScope);
      if (!token.ok) return token;
      return register.save(token.value.token, {
        ...wish,
        systemId,
        vendorOrganisationNumber: owner.value,
        clientId: clientId.value,
        visible: which === 'visible',
      });
    });
    if (registered.ok) {
      const { name } = registered.value;
      await state.saveSystem({ systemId, name: name.nb ?? wish.name, packages: powersOf(registered.value) }, which);
      return ok(undefined);
    }
    if (registered.error.code !== 'system.deleted') return registered;
    // Deleted from another machine: its id is taken for ever, the next one may be free.
    await state.systemDeleted(systemId);
  }
}
