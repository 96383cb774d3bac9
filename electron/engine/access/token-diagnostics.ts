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
  // The same reference may stand in both systems; only those of the visible one name an integration.
  const nameOf = (reference: string, visible: boolean) => `${visible} ${reference}`;
  const titles = new Map(
    (await systemUsers.all()).map((user) => [nameOf(user.externalRef, user.system === 'visible'), user.title]),
  );
  const rowsOf = (issuer: TokenRow['issuer'], all: TokenFigures[]): TokenRow[] =>
    all.map(({ subject, lastFailure, expiresAt, ...figures }) => {
      const { externalRef: reference, clientId } = subject.systemUser ?? {};
      return {
        issuer,
        scopes: [...subject.scopes],
        // One that is no longer known keeps its reference, which Altinn's pages show too.
        systemUser:
          reference === undefined ? null : (titles.get(nameOf(reference, clientId !== undefined)) ?? reference),
        ...figures,
        lastFailure: lastFailure && { ...lastFailure, at: iso(lastFailure.at) },
        expiresAt: expiresAt === null ? null : iso(expiresAt),
      };
    });
  return [...rowsOf('maskinporten', maskinporten.figures()), ...rowsOf('altinn', tokens.figures())];
}

const iso = (ms: number): string => new Date(ms).toISOString();
