import type { ReturnView } from '../../../shared/contract/mva.ts';

export type Blocked = 'wrong' | 'questions' | 'errors' | null;

/** True when the file is for somebody else than the client it was imported for. */
export const isWrongOrganisation = (view: ReturnView): boolean =>
  view.organisationNumber !== view.client.organisationNumber;

/** Why a draft cannot be filed, as far as the window can tell; the engine checks again. */
export function blockedBy(view: ReturnView, openQuestions = 0): Blocked {
  if (isWrongOrganisation(view)) return 'wrong';
  if (openQuestions > 0) return 'questions';
  return view.findings.some(({ severity }) => severity === 'U') ? 'errors' : null;
}

/** The rules whose errors stop it, each once. */
export const errorRules = (view: ReturnView): string[] => [
  ...new Set(view.findings.filter(({ severity }) => severity === 'U').map(({ rule }) => rule)),
];
