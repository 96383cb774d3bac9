import { PaperBrowser } from './paper-browser.ts';

export interface WantedIntegration {
  readonly scopes: readonly string[];
  /** The public key to register on it, as JWK or PEM. Left out, it has none: or it is to use an enterprise certificate. */
  readonly jwk?: string;
  readonly name?: string;
  readonly authentication?: 'key' | 'certificate';
}

/** Makes one more Maskinporten integration on practice's self-service page, as a person does it. Its client id. */
export async function secondIntegration(
  { practice }: { readonly practice: { readonly origin: string } },
  { scopes, jwk, name = 'Klientbro synlig', authentication = 'key' }: WantedIntegration,
): Promise<string> {
  const page = await new PaperBrowser().open(`${practice.origin}/selvbetjening`);
  const made = await page.press('Lag integrasjonen', {
    Visningsnavn: name,
    Scopes: scopes.join(' '),
    Autentisering: authentication,
  });
  const notice = made.document.querySelector('[role=status], [role=alert]')?.textContent?.trim() ?? '';
  const clientId = /Klient-id: (\S+)$/.exec(notice)?.[1];
  if (clientId === undefined) throw new Error(`${made.status} ${notice}`);
  if (jwk !== undefined) {
    const registered = await made.press(`Registrer på ${name}`, { nokkel: jwk });
    if (registered.status !== 200) throw new Error(registered.text.slice(0, 500));
  }
  return clientId;
}
