import type { Language } from '../../../shared/contract/common.ts';
import { translations } from '../../../shared/i18n/index.ts';

export interface InstructionFirm {
  readonly name: string;
  readonly organisationNumber: string;
}

type Key = keyof (typeof translations)['clientInstruction']['nb'];

/** Legal forms whose owner acts alone; the others have a general manager or a chair (reference/systemuser.md 6.2). */
const who = (form: string): Key => {
  if (form === 'ENK') return 'who.owner';
  return form === 'ANS' || form === 'DA' ? 'who.partners' : 'who.manager';
};

const grouped = (number: string): string => number.replace(/(\d{3})(\d{3})(\d{3})/, '$1 $2 $3');

/**
 * What the firm mails to a client that has to give it power: the menus of Altinn or Brønnøysund by name, and no login
 * link, since a mail that asks for a login at a link looks like the ones people are warned of (reference/systemuser.md 6.6, 8).
 */
export function instruction(
  language: Language,
  code: string,
  client: { readonly name: string; readonly organisationNumber: string; readonly form: string },
  firm: InstructionFirm,
): string {
  const texts: Readonly<Record<Key, string>> = translations.clientInstruction[language];
  const name = (translations.access[language] as Readonly<Record<string, string>>)[`package.${code}`] ?? code;
  const details: Readonly<Record<string, string>> = {
    client: `${client.name} (${grouped(client.organisationNumber)})`,
    firm: firm.name,
    number: grouped(firm.organisationNumber),
    package: name,
  };
  const steps: readonly Key[] = code.startsWith('regnskapsforer-')
    ? ['role.open', 'role.form', 'role.accountant', 'role.sign']
    : ['hand.open', 'hand.users', 'hand.add', 'hand.give'];
  const say = (key: Key): string => texts[key];
  const lines = [
    say('subject'),
    '',
    say('greeting'),
    '',
    texts[code.startsWith('regnskapsforer-') ? 'role.why' : 'hand.why'],
    '',
    texts[who(client.form)],
    '',
    ...steps.map((step, index) => `${index + 1}. ${texts[step]}`),
    '',
    say('after'),
    '',
    say('closing'),
    details.firm ?? '',
  ];
  return lines.join('\n').replace(/\{\{(\w+)\}\}/g, (_, key: string) => details[key] ?? '');
}
