import type { AgreementsView, ScopeLine } from '../../../../shared/contract/agreements.ts';
import type { Language } from '../../../../shared/contract/common.ts';
import { translations } from '../../../../shared/i18n/index.ts';

type Key = keyof (typeof translations)['orderLetter']['nb'];

const grouped = (number: string): string => number.replace(/(\d{3})(\d{3})(\d{3})/, '$1 $2 $3');

/**
 * The order of these scopes, ready to send. It names the organisation number, the environment and, where they are known, the
 * client ids, since that is what the owner grants by (reference/skatteetaten-systembruker.md 1.3).
 */
export function orderLetter(language: Language, view: AgreementsView, scopes: readonly ScopeLine[]): string {
  const texts: Readonly<Record<Key, string>> = translations.orderLetter[language];
  const say = (key: Key, more: Readonly<Record<string, string>> = {}): string => {
    const details: Readonly<Record<string, string>> = {
      firm: view.firm?.name ?? '',
      number: grouped(view.firm?.organisationNumber ?? ''),
      environment: texts[view.environment],
      ...more,
    };
    return texts[key].replace(/\{\{(\w+)\}\}/g, (_, key: string) => details[key] ?? '');
  };
  const parts = (['maskinporten', 'idporten'] as const).flatMap((integration) => {
    const asked = scopes.filter((line) => line.integration === integration);
    if (asked.length === 0) return [];
    const id = view.clientIds[integration];
    const head = id === '' ? `${texts[integration]}:` : say('client', { integration: texts[integration], id });
    return ['', head, ...asked.map(({ scope }) => `- ${scope}`)];
  });
  return [
    say('subject'),
    '',
    say('greeting'),
    '',
    say('why'),
    '',
    say('ask'),
    ...parts,
    ...(scopes.some(({ id }) => id === 'claims') ? ['', say('profile')] : []),
    '',
    say('after'),
    '',
    say('closing'),
    view.firm?.name ?? '',
  ].join('\n');
}
