import type {
  FactSource,
  Task,
  UnitStatus,
  WayIn,
  WayReason,
  WayState,
  WayStep,
} from '../../../shared/contract/client-list.ts';
import { opens, packageCode } from '../access/choice.ts';

const ACCOUNTANT = 'regnskapsforer-med-signeringsrettighet';
const VAT = 'merverdiavgift';
const HOUR_MS = 3_600_000;

export interface SystemUserFacts {
  readonly id: string;
  readonly kind: 'agent' | 'standard';
  /** Full URNs or codes. */
  readonly packages: readonly string[];
}

export interface LinkFacts {
  readonly systemUserId: string;
  readonly linkedAt: string;
  /** When Dialogporten was last asked for its parties, and since when it has not listed this one. */
  readonly seenAt: string | null;
  readonly missedSince: string | null;
  /** When a service last refused the client over this link. */
  readonly refusedAt: string | null;
  /** When its system user was gone from Altinn. */
  readonly goneAt: string | null;
}

export interface WayFacts {
  readonly own: boolean;
  /** The firm has asked for a system user of its own, and nobody has approved it yet. */
  readonly ownRequested?: boolean;
  /** The firm's system users. */
  readonly systemUsers: readonly SystemUserFacts[];
  /** Links that are not removed. */
  readonly links: readonly LinkFacts[];
  /** How the last link ended, when there is none. */
  readonly ended: { readonly at: string; readonly byFirm: boolean } | null;
  /** Per system user that Altinn was asked for: whether this client was listed, at the last login. */
  readonly lists: readonly {
    readonly systemUserId: string;
    readonly at: string;
    readonly listed: boolean;
    readonly linked: boolean;
  }[];
  /** Altinn refused to link it since it lacks a package (AUTH-00080), per system user. */
  readonly refusals: readonly { readonly systemUserId: string; readonly at: string }[];
  readonly register: {
    readonly checkedAt: string | null;
    readonly status: UnitStatus;
    readonly parent: string | null;
    readonly accountant: boolean | null;
    readonly accountantCheckedAt: string | null;
  };
  /** Another unit reports VAT for this one. */
  readonly jointUnit: string | null;
  /** The client was asked for a delegation that has not been seen. */
  readonly asked: { readonly package: string; readonly at: string; readonly reminded: boolean } | null;
}

/** Packages that come with the accountant's role and end with it (reference/systemuser.md 6.5). */
export const byRole = (user: Pick<SystemUserFacts, 'packages'>): boolean =>
  user.packages.some((each) => packageCode(each).startsWith('regnskapsforer-'));

/** What opens the task and each client of this system user has delegated; null where it comes with the accountant's role. */
function givenByHand(task: Task, user: SystemUserFacts): string | null {
  const given = user.packages.find((each) => opens(task, [each]));
  return byRole(user) || given === undefined ? null : packageCode(given);
}

/**
 * What a task's way in is, why, and what comes next. Looks nothing up: the newest fact wins over an older one, and what
 * was never confirmed is `unknown`, not assumed (reference/systemuser.md 6.1, 6.3; the plan's "three-way truth").
 */
export function wayIn(task: Task, facts: WayFacts): WayIn {
  const told = (
    state: WayState,
    reason: WayReason,
    step: WayStep,
    source: FactSource | null,
    checkedAt: string | null,
    name: string | null = null,
  ): WayIn => ({ task, state, reason, step, source, checkedAt, package: name });

  const able = facts.systemUsers.filter((user) => opens(task, user.packages));
  if (facts.own) {
    if (able.some((user) => user.kind === 'standard')) return told('ready', 'linked', 'none', 'firm', null);
    // A firm that reports only for others lacks nothing.
    const reports = facts.systemUsers.some((user) => user.kind === 'standard' && opens('dialogs', user.packages));
    const state = reports || facts.ownRequested ? 'lacksPackage' : 'notAClient';
    return told(state, 'noSystemUser', 'requestSystemUser', 'firm', null, VAT);
  }

  const { register } = facts;
  if (register.status === 'deleted' || register.status === 'takenOver')
    return told('notAClient', register.status, 'none', 'register', register.checkedAt);
  if (task === 'mva' && register.parent !== null)
    return told('notAClient', 'subUnit', 'none', 'register', register.checkedAt);
  if (task === 'mva' && facts.jointUnit !== null)
    return told('notAClient', 'jointMember', 'none', 'register', register.checkedAt);

  const agents = able.filter((user) => user.kind === 'agent');
  const lost: WayIn[] = [];
  let gone: string | null = null;
  for (const link of facts.links) {
    const user = agents.find((each) => each.id === link.systemUserId);
    if (link.goneAt !== null) gone = link.goneAt;
    if (!user) continue;
    const why = lostWhy(link, user, register);
    if (why === 'roleEnded') lost.push(told('lost', why, 'ask', 'register', register.accountantCheckedAt));
    else if (why === 'notSeen') lost.push(told('lost', why, 'logIn', 'dialogporten', link.seenAt));
    else if (task === 'mva' && isRefused(link, facts))
      lost.push(told('lost', 'refused', 'logIn', 'altinn', link.refusedAt));
    else if (link.missedSince !== null)
      return told('ready', 'missedOnce', 'wait', 'dialogporten', link.seenAt, givenByHand(task, user));
    else return told('ready', 'linked', 'none', ...confirmed(link, facts), givenByHand(task, user));
  }

  const listed = facts.lists.find((list) => list.listed && agents.some((user) => user.id === list.systemUserId));
  const refused = facts.refusals.find(
    (refusal) =>
      agents.some((user) => user.id === refusal.systemUserId) && (listed === undefined || refusal.at >= listed.at),
  );
  const wanted = wantedPackage(facts, refused?.systemUserId);
  const asked = facts.asked;
  const waiting = asked && told('waitingForDelegation', 'asked', 'remind', 'firm', asked.at, asked.package);

  const [first] = lost;
  if (first) return waiting ?? first;
  if (refused) return waiting ?? told('lacksPackage', 'packageMissing', 'ask', 'altinn', refused.at, wanted);
  if (facts.ended && !facts.ended.byFirm && !(listed && listed.at > facts.ended.at))
    return waiting ?? told('lost', 'accessEnded', 'ask', 'altinn', facts.ended.at, wanted);
  if (listed) {
    const reason = facts.ended === null ? 'listed' : facts.ended.byFirm ? 'takenOff' : 'takenOut';
    const holder = agents.find((user) => user.id === listed.systemUserId);
    return told('canBeLinked', reason, 'link', 'altinn', listed.at, holder ? givenByHand(task, holder) : null);
  }
  if (register.accountant === true && agents.some(byRole))
    return told(
      'canBeLinked',
      facts.ended?.byFirm ? 'takenOff' : 'roleHeld',
      'link',
      'register',
      register.accountantCheckedAt,
    );
  // The firm itself took it off, and nothing newer says that the power ended.
  const { ended } = facts;
  if (ended?.byFirm && register.accountant !== false && !facts.lists.some((list) => list.at > ended.at))
    return told('canBeLinked', 'takenOff', 'link', 'firm', ended.at);
  if (gone !== null)
    return told('lost', 'systemUserGone', agents.length > 0 ? 'link' : 'requestSystemUser', 'altinn', gone);
  // Linked, but with packages that open something else.
  if (facts.links.length > 0 && agents.length > 0)
    return waiting ?? told('lacksPackage', 'packageMissing', 'ask', 'firm', null, wanted);
  if (waiting) return waiting;
  if (register.parent !== null) return told('notAClient', 'subUnit', 'none', 'register', register.checkedAt);
  if (agents.length === 0) return told('lacksPackage', 'noSystemUser', 'requestSystemUser', 'firm', null, wanted);
  return unseen(facts, agents, told, wanted);
}

type Told = (
  state: WayState,
  reason: WayReason,
  step: WayStep,
  source: FactSource | null,
  checkedAt: string | null,
  name?: string | null,
) => WayIn;

/** No link, no listing, no role: known as such, or not looked for yet. */
function unseen(facts: WayFacts, agents: readonly SystemUserFacts[], told: Told, wanted: string): WayIn {
  const { accountant, accountantCheckedAt } = facts.register;
  const asked = agents.map((user) => facts.lists.find((list) => list.systemUserId === user.id));
  const oldest = asked.map((list) => list?.at ?? '').sort()[0] ?? '';
  if (accountant === null && oldest === '') return told('unknown', 'notChecked', 'wait', null, null);
  // A delegation by hand shows at a client administrator's login alone.
  if (oldest === '') return told('unknown', 'needsLogin', 'logIn', 'register', accountantCheckedAt);
  return told('notAClient', 'noPower', 'ask', 'altinn', oldest, wanted);
}

function lostWhy(
  link: LinkFacts,
  user: SystemUserFacts,
  register: WayFacts['register'],
): 'roleEnded' | 'notSeen' | undefined {
  const { accountant, accountantCheckedAt } = register;
  if (accountant === false && byRole(user) && (accountantCheckedAt ?? '') >= link.linkedAt) return 'roleEnded';
  return isLost(link.missedSince, link.seenAt) ? 'notSeen' : undefined;
}

/** Until Altinn has listed it as linked after that. */
function isRefused({ refusedAt, systemUserId }: LinkFacts, facts: WayFacts): boolean {
  if (refusedAt === null) return false;
  return !facts.lists.some((list) => list.linked && list.systemUserId === systemUserId && list.at > refusedAt);
}

/** Dialogporten has let a party drop out of its list once and come back: it counts after an hour (reference/dialogporten.md 3, issue 1226). */
export function isLost(missedSince: string | null, seenAt: string | null): boolean {
  return missedSince !== null && seenAt !== null && Date.parse(seenAt) - Date.parse(missedSince) >= HOUR_MS;
}

/** The newest of: added, listed as linked by Altinn, listed as a party by Dialogporten. */
function confirmed(link: LinkFacts, facts: WayFacts): [FactSource, string] {
  const list = facts.lists.find((each) => each.linked && each.systemUserId === link.systemUserId);
  const altinn = list && list.at > link.linkedAt ? list.at : link.linkedAt;
  return link.seenAt !== null && link.seenAt > altinn ? ['dialogporten', link.seenAt] : ['altinn', altinn];
}

/** What a client that is not the firm's by role is asked for. */
function wantedPackage(facts: WayFacts, refusedBy: string | undefined): string {
  const refusing = facts.systemUsers.find((user) => user.id === refusedBy);
  const byHand = refusing?.packages.map(packageCode).find((each) => !each.startsWith('regnskapsforer-'));
  if (byHand) return byHand;
  if (refusing || facts.register.accountant === true) return ACCOUNTANT;
  return VAT;
}
