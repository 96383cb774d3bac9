import { isRight } from '../altinn/powers.ts';

/** What a system user is needed for. */
export type Task = 'mva' | 'dialogs' | 'claims';

/**
 * Packages that let a system user do the task, the best first (reference/mva-melding.md 5.4, systemuser.md 6.5, 7.1). Without
 * the right to sign a return is filled in but not submitted. Every package opens some messages; an accountant's open most.
 */
const FITTING: Readonly<Record<Task, readonly string[]>> = {
  mva: ['regnskapsforer-med-signeringsrettighet', 'merverdiavgift'],
  dialogs: ['regnskapsforer-med-signeringsrettighet', 'regnskapsforer-uten-signeringsrettighet'],
  // skatteetaten-systembruker.md 1.4; the last one as some documents spell it.
  claims: [
    'regnskapsforer-med-signeringsrettighet',
    'regnskapsforer-uten-signeringsrettighet',
    'krav-og-utlegg',
    'ansvarlig-revisor',
    'revisormedarbeider',
    'kravogutlegg',
    // A single right, for the firm's own claims.
    'ske-krav-og-betalinger',
  ],
};
const ANY_WILL_DO: ReadonlySet<Task> = new Set(['dialogs']);
/** Power over who may do what: it opens no service. */
const ADMINISTRATION: ReadonlySet<string> = new Set(['klientadministrator', 'tilgangsstyrer', 'hovedadministrator']);

/** `urn:altinn:accesspackage:merverdiavgift` → `merverdiavgift`. */
export const packageCode = (urn: string): string => urn.slice(urn.lastIndexOf(':') + 1);

/** Whether packages (URNs or codes) let a system user do the task at all. */
export function opens(task: Task, packages: readonly string[]): boolean {
  if (ANY_WILL_DO.has(task)) return packages.some((each) => !ADMINISTRATION.has(packageCode(each)) && !isRight(each));
  return packages.some((each) => FITTING[task].includes(packageCode(each)));
}

interface Choosable {
  readonly packages: readonly string[];
  /** `ok`, or the code of what its last use failed with. */
  readonly health: string;
}

/**
 * Of the system users that reach a client, the one for this task: the best fitting package, among those that work when there is
 * a choice. Undefined when none has a package for it. Between equals the first given.
 */
export function systemUserFor<T extends Choosable>(task: Task, users: readonly T[]): T | undefined {
  const rank = (user: T): number => {
    const best = FITTING[task].findIndex((name) => user.packages.map(packageCode).includes(name));
    return best === -1 ? FITTING[task].length : best;
  };
  const fitting = users.filter((user) => opens(task, user.packages));
  const working = fitting.filter((user) => user.health === 'ok');
  return (working.length > 0 ? working : fitting).toSorted((a, b) => rank(a) - rank(b))[0];
}
