import type { Which } from '../../../shared/contract/access.ts';
import type { FileHandle } from '../../../shared/contract/common.ts';
import type { May } from '../../../shared/contract/filing-rights.ts';
import type { Category, Channel, Period } from '../../../shared/contract/mva.ts';
import type { ServiceState } from '../../../shared/contract/services.ts';
import type { Failure, Outcome } from '../../../shared/outcome.ts';
import type { Audit } from '../audit/audit.ts';
import type { Endpoints } from '../environments.ts';
import type { ChosenFile } from '../files.ts';
import type { Http } from '../http/http.ts';
import type { Jobs } from '../jobs/definition.ts';
import type { Clock, Logger, Push } from '../ports.ts';
import type { SideFiles } from '../store/files.ts';
import type { Store } from '../store/store.ts';
import type { Registered } from './rules/rule.ts';

export interface FilingClient {
  readonly organisationNumber: string;
  readonly name: string;
  /** Null when no system user reaches the client. */
  readonly systemUser: { readonly id: string; readonly externalRef: string; readonly system: Which } | null;
  /** Absent where Enhetsregisteret was not asked. */
  readonly registered?: Registered | undefined;
  /** How often it delivers; absent: every second month, as most do. */
  readonly term?: Period['kind'] | undefined;
  /** False: no return is waited for (bankrupt, gone, a sub-unit, reported by another). Those there are, stay. */
  readonly vatScheduled?: boolean;
  /** Terms that ended before this day are not waited for. */
  readonly deliversFrom?: string | null;
  /** As the firm wrote it; absent or null: as what was delivered, else the ordinary one. */
  readonly category?: Category | null;
  /** What it delivers beside that, each kind with terms of its own. */
  readonly alsoDelivers?: readonly Category[];
  /** The day the firm had it here; a deadline that passed before may have been met elsewhere. */
  readonly since?: string | null;
  /** Who answers for it at the firm. */
  readonly responsible?: string;
  /** The unit that delivers for its joint registration (R051). */
  readonly deliveredBy?: { readonly organisationNumber: string; readonly name: string } | null;
}

/** Whose a login for filing is: of the firm's people, and as ID-porten knows them. */
export interface FilingLogin {
  readonly personId: string;
  readonly identity: string;
}

/** What a login may do for a client. */
export type RightsTold = (organisationNumber: string) => { readonly fillIn: May; readonly sign: May };

/** Rights and the four eyes, as the room asks about them. */
export interface Signing {
  /** Whoever is here; undefined: nobody. */
  signer(): { readonly id: string; readonly provedBy: string } | undefined;
  /** The firm's people as they are now. */
  active(): readonly { readonly id: string; readonly name: string }[];
  /** Whether there are people to tell apart. */
  readonly several: boolean;
  /** Why whoever is here may not have this filed. `preparer`: an id, or a name from before people had ids. */
  filingRefusal(of: { organisationNumber: string; preparer: string }): Promise<Failure | undefined>;
  /** Why a release made earlier does not count as the second pair of eyes. */
  releaseRefusal(of: {
    preparer: string;
    by: string;
    personId: string | null;
    provedBy: string | null;
  }): Failure | undefined;
  /** Whether the login that is held may be used for a filing that goes on by itself. */
  mayGoOn(of: { organisationNumber: string; preparer: string; signedBy: string | null }): Promise<boolean>;
}

/** What the room is given. Tokens are Altinn bearers unless the name says otherwise; `forget…` comes after a 401. */
export interface MvaPorts {
  readonly store: Store;
  readonly files: SideFiles;
  readonly http: Http;
  readonly clock: Clock;
  readonly log: Logger;
  readonly push: Push;
  readonly audit: Audit;
  readonly jobs: Jobs;
  readonly endpoints: Pick<Endpoints, 'mvaApp' | 'mvaValidation' | 'platform'>;
  /** The name of whoever works here now. */
  readonly person: () => string;
  readonly readFile: (
    handle: string,
    maxBytes: number,
  ) => Promise<Outcome<{ readonly name: string; readonly bytes: Uint8Array }>>;
  /** The same for what is not to be held. */
  readonly openFile: (handle: string, maxBytes: number) => Promise<Outcome<ChosenFile>>;
  /** Where a chosen file lies, for what is too large to hold: it is read as a stream. */
  readonly filePath: (handle: string) => string | undefined;
  readonly saveFile: (name: string, bytes: Uint8Array) => Promise<Outcome<FileHandle>>;
  /** The page that the window shows, as PDF; null when it could not be made. */
  readonly askPdf: () => Promise<Uint8Array | null>;
  readonly clients: {
    readonly linked: () => Promise<readonly FilingClient[]>;
    /** Those and the rest of the firm's list: whose returns are waited for, whether a system user reaches them or not. */
    readonly listed: () => Promise<readonly FilingClient[]>;
    readonly find: (organisationNumber: string) => Promise<FilingClient | undefined>;
  };
  readonly systemUserToken: (organisationNumber: string) => Promise<Outcome<string>>;
  readonly forgetSystemUserToken: (refused: string) => void;
  /** A service said no (403) to a system user for this client. */
  readonly onRefused?: ((organisationNumber: string) => void) | undefined;
  /** Instances of the VAT app as the client's messages name them; undefined where those are not open to us. */
  readonly vatInstances?:
    | ((organisationNumber: string, since: string) => Promise<readonly string[] | undefined>)
    | undefined;
  /** `idporten.needed` when nobody is logged in. */
  readonly personAltinnToken: () => Promise<Outcome<string>>;
  readonly personIdportenToken: () => Promise<Outcome<string>>;
  readonly forgetPerson: (refused: string) => void;
  /** Of the login that is held for filing; undefined: none is. */
  readonly personLeftMs?: (() => number | undefined) | undefined;
  /** Asks Altinn what the login that is held may do; absent: nobody is asked. */
  readonly rightsAtAltinn?: (() => Promise<Outcome<RightsTold>>) | undefined;
  /** Who prepares and who signs; absent: whoever asks may. */
  readonly signing?: Signing | undefined;
  /** Why nothing may be filed yet, whatever it is; absent: nothing stands in the way. */
  readonly firstFilingRefusal?: (() => Promise<Failure | undefined>) | undefined;
  /** How the authorities' services are; absent: not known. */
  readonly services?: (() => ServiceState[]) | undefined;
  /** Absent: every channel may be used. */
  readonly channelAllowed?: ((channel: Channel) => Promise<boolean>) | undefined;
}
