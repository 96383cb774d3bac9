import type { Environment } from '../../shared/contract/common.ts';
import { linkHosts } from '../../shared/hosts.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import { parse } from './pages.ts';

export interface LinkDoorOptions {
  /** `shell.openExternal`; the composition passes it here and nowhere else. */
  readonly open: (url: string) => Promise<void>;
  readonly environment: () => Environment | null;
  /** Practice's own loopback origin while it runs. */
  readonly practiceOrigin: () => string | undefined;
}

export type LinkDoor = (url: string) => Promise<Outcome<Record<string, never>>>;

/**
 * The address to hand to the system browser, written anew from its parsed parts, or undefined when it is not allowed:
 * https to an exact host of this environment, and in practice also practice's own origin.
 */
export function allowedLink(
  url: string,
  environment: Environment | null,
  practiceOrigin: string | undefined,
): string | undefined {
  const parsed = parse(url);
  if (!parsed || parsed.username || parsed.password) return undefined;
  if (parsed.protocol === 'https:' && parsed.port === '' && linkHosts(environment).has(parsed.hostname)) {
    return parsed.href;
  }
  if (environment === 'practice' && practiceOrigin && parsed.origin === practiceOrigin) return parsed.href;
  return undefined;
}

/** The one door to the system browser. */
export function createLinkDoor(options: LinkDoorOptions): LinkDoor {
  return async (url) => {
    const href = allowedLink(url, options.environment(), options.practiceOrigin());
    if (!href) return fail('app.linkRefused');
    try {
      await options.open(href);
    } catch {
      // No browser, or the system refused. Every such step also offers "Kopier lenken".
      return fail('app.linkRefused', { retryable: true });
    }
    return ok({});
  };
}
