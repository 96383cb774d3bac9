import type { Language } from '../../shared/contract/common.ts';
import { errors } from '../../shared/i18n/errors.ts';
import { backgroundTexts } from './background-texts.ts';
import { exitCodeOf, type OnceResult } from './sync-once.ts';

export interface OnceLines {
  readonly code: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** One line for each client that failed, and one in total. Of a client its name and number, and a code; nothing of what was fetched. */
export function linesOf(result: OnceResult, language: Language): OnceLines {
  const t = backgroundTexts(language);
  const code = exitCodeOf(result);
  if (result.problem)
    return { code, out: [], err: [t.onceNotStarted.replace('{why}', sentenceOf(result.problem, language))] };
  const { failures } = result;
  const total =
    failures.length === 0
      ? t.onceDone
      : failures.length === 1
        ? t.onceFailedOne
        : t.onceFailed.replace('{count}', String(failures.length));
  return {
    code,
    out: [total],
    err: failures.map(
      ({ client, problem }) => `${client.name} (${client.organisationNumber}): ${sentenceOf(problem, language)}`,
    ),
  };
}

function sentenceOf(problem: NonNullable<OnceResult['problem']>, language: Language): string {
  const text = (errors[language] as Readonly<Record<string, string>>)[problem.code] ?? '';
  const filled = text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(problem.params[name] ?? ''));
  return `${filled} [${problem.code}]`.trim();
}
