import type { SystemUserView } from '../../../shared/contract/access.ts';
import type { TokenRow } from '../../../shared/contract/tokens.ts';
import type { TokenFigures } from '../maskinporten/figures.ts';

interface Sources {
  readonly maskinporten: { figures(): TokenFigures[] };
  readonly tokens: { figures(): TokenFigures[] };
  readonly systemUsers: { all(): Promise<readonly SystemUserView[]> };
}

/** What "Diagnostikk" shows: the tokens of both issuers, with the names the firm knows its system users by. */
export async function tokenDiagnostics({ maskinporten, tokens, systemUsers }: Sources): Promise<TokenRow[]> {
  const titles = new Map((await systemUsers.all()).map((user) => [user.externalRef, user.title]));
  const rowsOf = (issuer: TokenRow['issuer'], all: TokenFigures[]): TokenRow[] =>
    all.map(({ subject, lastFailure, expiresAt, ...figures }) => {
      const reference = subject.systemUser?.externalRef;
      return {
        issuer,
        scopes: [...subject.scopes],
        // One that is no longer known keeps its reference, which Altinn's pages show too.
        systemUser: reference === undefined ? null : (titles.get(reference) ?? reference),
        ...figures,
        lastFailure: lastFailure && { ...lastFailure, at: iso(lastFailure.at) },
        expiresAt: expiresAt === null ? null : iso(expiresAt),
      };
    });
  return [...rowsOf('maskinporten', maskinporten.figures()), ...rowsOf('altinn', tokens.figures())];
}

const iso = (ms: number): string => new Date(ms).toISOString();
