import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import type { Logger } from '../ports.ts';

export interface ExtraRoot {
  readonly subject: string;
  readonly from: 'system' | 'environment' | 'file';
}

export interface RootsOptions {
  readonly log: Logger;
  /** The firm's own PEM file; it need not exist. */
  readonly file?: string | undefined;
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Where the distribution keeps its roots. */
  readonly systemBundle?: string | undefined;
}

const DEBIAN_BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
const PEM = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[\s\S]*?-----END (?:TRUSTED )?CERTIFICATE-----/g;
const bare = (pem: string): string => pem.replace(/\s+/g, '');

/**
 * Whom we trust: Node's own list, what the operating system trusts as far as this runtime can tell, NODE_EXTRA_CA_CERTS and
 * the firm's file. A file that cannot be read is named, and what else there is still holds.
 */
export class Roots {
  readonly #options: RootsOptions;
  readonly #given: readonly (ExtraRoot & { readonly pem: string })[];
  #extra: readonly (ExtraRoot & { readonly pem: string })[] | undefined;
  #context: tls.SecureContext | undefined;
  /** The files that cannot be read as certificates. */
  readonly unreadable: string[] = [];

  constructor(options: RootsOptions) {
    this.#options = options;
    const { NODE_EXTRA_CA_CERTS: named } = options.environment ?? process.env;
    this.#given = [
      ...(named ? this.#read(named, 'environment') : []),
      ...(options.file && existsSync(options.file) ? this.#read(options.file, 'file') : []),
    ];
  }

  /** Made at the first secure connection: a few hundred certificates are parsed, and practice needs none. */
  get context(): tls.SecureContext {
    this.#context ??= this.#makeContext();
    return this.#context;
  }

  /** Those that Node itself does not bring. */
  get extra(): readonly ExtraRoot[] {
    return this.#all().map(({ subject, from }) => ({ subject, from }));
  }

  #makeContext(): tls.SecureContext {
    const extra = this.#all();
    this.#options.log.info('http.roots', { extra: extra.length });
    // Naming any root replaces Node's list, so it is given whole.
    return tls.createSecureContext({ ca: [...tls.rootCertificates, ...extra.map(({ pem }) => pem)] });
  }

  #all(): readonly (ExtraRoot & { readonly pem: string })[] {
    if (this.#extra) return this.#extra;
    const seen = new Set(tls.rootCertificates.map(bare));
    this.#extra = [...this.#given, ...this.#system(seen)].filter(({ pem }) => {
      const known = seen.has(bare(pem));
      seen.add(bare(pem));
      return !known;
    });
    return this.#extra;
  }

  /** Only those not seen yet are parsed: most of a machine's store Node brings too. */
  #system(seen: ReadonlySet<string>): (ExtraRoot & { readonly pem: string })[] {
    const bundle = this.#options.systemBundle ?? DEBIAN_BUNDLE;
    const fromBundle = existsSync(bundle) ? (readFileSync(bundle, 'utf8').match(PEM) ?? []) : [];
    const fresh = [...fromBundle, ...systemCertificates()].filter((pem) => !seen.has(bare(pem)));
    return fresh.flatMap((pem) => {
      // One odd certificate in the machine's own store is the machine's affair.
      const subject = subjectOf(pem);
      return subject === undefined ? [] : [{ pem, subject, from: 'system' as const }];
    });
  }

  #read(file: string, from: ExtraRoot['from']): (ExtraRoot & { readonly pem: string })[] {
    let found: string[] = [];
    try {
      found = readFileSync(file, 'utf8').match(PEM) ?? [];
    } catch {
      // Told below, as a file without certificates is.
    }
    const roots = found.flatMap((pem) => {
      const subject = subjectOf(pem);
      return subject === undefined ? [] : [{ pem, subject, from }];
    });
    if (roots.length === 0 || roots.length < found.length) {
      this.unreadable.push(file);
      this.#options.log.error('http.rootsUnreadable', { file, found: found.length, readable: roots.length });
    }
    return roots;
  }
}

/** In newer runtimes Node reads the operating system's own store (Windows, macOS). */
function systemCertificates(): readonly string[] {
  if (!('getCACertificates' in tls) || typeof tls.getCACertificates !== 'function') return [];
  return tls.getCACertificates('system') as readonly string[];
}

function subjectOf(pem: string): string | undefined {
  try {
    return shortName(new X509Certificate(pem).subject);
  } catch {
    return undefined;
  }
}

/** The common name, or all of it where there is none. */
function shortName(distinguished: string): string {
  return /^CN=(.*)$/m.exec(distinguished)?.[1] ?? distinguished.replaceAll('\n', ', ');
}
