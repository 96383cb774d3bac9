import type { Language } from '../../../../shared/contract/common.ts';
import type { Period, ReturnView } from '../../../../shared/contract/mva.ts';
import type { OutputOf } from '../../../../shared/contract.ts';
import { translations } from '../../../../shared/i18n/index.ts';
import { periodDates } from '../../../../shared/mva/periods.ts';
import { formatFor } from '../../../ui/format.ts';
import { directionOf, oreOf } from '../amounts.ts';

type Key = keyof (typeof translations)['form']['nb'];
type MvaKey = keyof (typeof translations)['mva']['nb'];

const filled = (text: string, details: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => details[key] ?? '');

function periodIn(language: Language, period: Period): string {
  const words: Readonly<Record<MvaKey, string>> = translations.mva[language];
  const half = period.number % 2 === 1 ? 'period.halvMaaned1' : 'period.halvMaaned2';
  const key = period.kind === 'halvMaaned' ? half : (`period.${period.kind}` as const);
  const month = Number(periodDates(period).start.slice(5, 7)) as 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
  const details = { number: String(period.number), year: String(period.year), month: words[`month.${month}`] };
  return filled(words[key], details);
}

function amountIn(language: Language, amount: string): string {
  const direction = directionOf(oreOf(amount) ?? 0);
  const words = translations.mva[language][`direction.${direction}`];
  return direction === 'nothing' ? words : `${formatFor(language).kroner(amount.replace(/^-/, ''))} ${words}`;
}

/**
 * To the client that the wrong return went to, ready to send. Whose figures they were is no business of theirs: another client is
 * never named.
 */
export function wrongNote(
  language: Language,
  wrong: ReturnView,
  made: OutputOf<'form.putRight'>,
  firm: string,
): string {
  const texts: Readonly<Record<Key, string>> = translations.form[language];
  const isSameClient = made.right.client.organisationNumber === wrong.client.organisationNumber;
  const details = {
    client: wrong.client.name,
    term: periodIn(language, wrong.period),
    rightTerm: periodIn(language, made.right.period),
    wrong: amountIn(language, wrong.fastsattMerverdiavgift),
    right: amountIn(language, made.putsRight.fastsattMerverdiavgift),
    firm,
  };
  const say = (key: Key) => filled(texts[key], details);
  return [
    say('wrong.note.subject'),
    '',
    say('wrong.note.greeting'),
    '',
    say(isSameClient ? 'wrong.note.term' : 'wrong.note.client'),
    '',
    say('wrong.note.was'),
    say('wrong.note.now'),
    '',
    say('wrong.note.why'),
    say('wrong.note.paid'),
    '',
    say('wrong.note.regards'),
    firm,
  ].join('\n');
}
