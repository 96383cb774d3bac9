import type { Failure, Outcome } from '../../../shared/outcome.ts';
import type { ClientDelegation } from '../altinn/client-delegation.ts';
import type { AuditParams } from '../audit/audit.ts';
import type { PersonLogin } from '../idporten/login.ts';

/** Whose token lists and links clients, and how the log names it. */
export interface Hand {
  readonly api: ClientDelegation;
  token(): Promise<Outcome<string>>;
  /** Altinn no longer takes its token. */
  forget(why: Failure): void;
  /** In whose name the log has it (undefined: whoever works here now), and what it adds to each act. */
  named(): Promise<{ readonly person?: string; readonly params: AuditParams }>;
  /** Nobody sits in front of it: what it does is told among the changes. */
  readonly tells: boolean;
}

export function personHand(api: ClientDelegation, login: Pick<PersonLogin, 'altinnToken' | 'forget'>): Hand {
  return {
    api,
    tells: false,
    token: () => login.altinnToken('clientAdministration'),
    forget: (why) =>
      // Somebody else must log in: the login says why it is not enough, and stands open.
      why.code === 'access.notClientAdministrator'
        ? login.forget('clientAdministration', why)
        : login.forget('clientAdministration'),
    named: async () => ({ params: {} }),
  };
}
