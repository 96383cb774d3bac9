import { z } from 'zod';
import { whom } from '../../../shared/contract/access.ts';
import { packageView, type SystemAdvice } from '../../../shared/contract/system.ts';
import { type Outcome, ok } from '../../../shared/outcome.ts';
import { type CataloguePackage, packageCatalogue } from '../altinn/packages.ts';
import { Resources } from '../altinn/resources.ts';
import type { Http } from '../http/http.ts';
import type { Clock } from '../ports.ts';
import type { Settings } from '../store/settings.ts';
import { mayBeVisible } from './package-sets.ts';

export interface KnowledgeOptions {
  readonly http: Http;
  readonly clock: Clock;
  readonly settings: Settings;
  readonly platform: string;
  readonly mvaService: string;
  /** Ids of services that messages have come from. */
  readonly messageServices: () => Promise<readonly string[]>;
  /** The service of claims, where the firm uses it. */
  readonly claimsService: () => Promise<string | null>;
}

interface Dated<T> {
  readonly value: T;
  readonly fetchedAt: string;
  /** Altinn did not answer, so an older answer stands. */
  readonly stale: boolean;
}

const service = z.object({
  id: z.string(),
  title: z.string().nullable(),
  packages: z.array(z.string()),
  confirming: z.array(z.string()).nullable(),
});
type Service = z.infer<typeof service>;
const services = z.object({ services: z.array(service), counts: z.record(z.string(), z.number()) });

const DAY = 24 * 60 * 60_000;

/** What Altinn tells openly of packages and services: asked once a day, the last answer kept for when it does not answer. */
export class SystemKnowledge {
  readonly #options: KnowledgeOptions;
  readonly #resources: Resources;

  constructor(options: KnowledgeOptions) {
    this.#options = options;
    this.#resources = new Resources(options.http, options.platform);
  }

  catalogue(): Promise<Outcome<Dated<CataloguePackage[]>>> {
    const { http, platform } = this.#options;
    return this.#daily('access.packageCatalogue', z.array(packageView), () => packageCatalogue(http, platform));
  }

  async advice(systemPackages: readonly string[]): Promise<Outcome<SystemAdvice>> {
    const { mvaService } = this.#options;
    const messages = [...new Set([mvaService, ...(await this.#options.messageServices())])];
    const claims = await this.#options.claimsService();
    const asked = [...messages, ...(claims === null ? [] : [claims])];
    const known = await this.#daily(
      'access.servicePolicies',
      services,
      () => this.#policies(asked),
      (kept) => asked.every((id) => kept.services.some((each) => each.id === id)),
    );
    if (!known.ok) return known;
    const { value, fetchedAt, stale } = known.value;
    const catalogue = await this.catalogue();
    const packages = catalogue.ok ? catalogue.value.value : [];
    const tasks = [
      ['mva', [mvaService]] as const,
      ['messages', messages] as const,
      ...(claims === null ? [] : [['claims', [claims]] as const]),
    ].map(([task, ids]) => {
      const used = value.services.filter((each) => ids.includes(each.id));
      const least = leastOf(used, task, value.counts, packages);
      return {
        task,
        least: least.map((each) => ({ ...each, inSystem: each.urn !== null && systemPackages.includes(each.urn) })),
        services: used.map(({ id, title, packages: opening, confirming }) => ({
          id,
          title,
          packages: opening.map((urn) => ({
            urn,
            inSystem: systemPackages.includes(urn),
            confirms: confirming?.includes(urn) ?? null,
            opens: value.counts[urn] ?? null,
          })),
        })),
      };
    });
    return ok({ fetchedAt, stale, tasks });
  }

  async #policies(ids: readonly string[]): Promise<Outcome<z.infer<typeof services>>> {
    const found: Service[] = [];
    for (const id of ids) {
      const title = await this.#resources.title(id);
      if (!title.ok) return title;
      const packages = await this.#resources.packages(id);
      if (!packages.ok) return packages;
      const confirming = await this.#resources.packagesThatMay(id, 'confirm');
      if (!confirming.ok) return confirming;
      found.push({ id, title: title.value, packages: packages.value, confirming: confirming.value });
    }
    const urns = [...new Set(found.flatMap((each) => each.packages))];
    const counts = urns.length === 0 ? ok(new Map<string, number>()) : await this.#resources.counts(urns);
    // The measure of the least is good to have; without it the advice still stands.
    return ok({ services: found, counts: counts.ok ? Object.fromEntries(counts.value) : {} });
  }

  async #daily<T>(
    key: string,
    shape: z.ZodType<T>,
    fetch: () => Promise<Outcome<T>>,
    covers: (kept: T) => boolean = () => true,
  ): Promise<Outcome<Dated<T>>> {
    const { settings, clock } = this.#options;
    const kept = await settings.read(key, z.object({ at: z.number(), value: shape }));
    const dated = (at: number, value: T, stale: boolean) => ok({ value, fetchedAt: new Date(at).toISOString(), stale });
    const now = clock.now();
    if (kept && now - kept.at < DAY && covers(kept.value)) return dated(kept.at, kept.value, false);
    const fetched = await fetch();
    if (!fetched.ok) return kept ? dated(kept.at, kept.value, true) : fetched;
    await settings.set(key, { at: now, value: fetched.value });
    return dated(now, fetched.value, false);
  }
}

/** Per way to a client: of the packages that open most of the task's services, the one that opens least besides. */
export function leastOf(
  used: readonly Service[],
  task: SystemAdvice['tasks'][number]['task'],
  counts: Readonly<Record<string, number>>,
  catalogue: readonly CataloguePackage[],
): { whom: z.infer<typeof whom>; urn: string | null }[] {
  // A return must be confirmed too; reading messages takes no more than an open door.
  const opening = used.map((each) => (task === 'mva' ? (each.confirming ?? each.packages) : each.packages));
  const urns = [...new Set(opening.flat())].sort();
  const covered = (urn: string) => opening.filter((each) => each.includes(urn)).length;
  const size = (urn: string) => counts[urn] ?? Number.POSITIVE_INFINITY;
  return whom.options.map((option) => {
    const suits = urns.filter((urn) => isFor(option, urn, catalogue));
    const best = suits.toSorted(
      (a, b) => covered(b) - covered(a) || (size(a) < size(b) ? -1 : size(a) > size(b) ? 1 : 0),
    );
    return { whom: option, urn: best[0] ?? null };
  });
}

function isFor(option: z.infer<typeof whom>, urn: string, catalogue: readonly CataloguePackage[]): boolean {
  // Packages from Enhetsregisteret cannot be given by hand; the firm holds those of an accountant (reference/systemuser.md 6.5).
  if (option === 'registered') return urn.includes(':regnskapsforer-');
  if (!mayBeVisible([urn])) return false;
  const known = catalogue.find((each) => each.urn === urn);
  return known === undefined || (option === 'own' ? known.forOwn : known.forClients);
}
