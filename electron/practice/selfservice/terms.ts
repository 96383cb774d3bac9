import type { PracticeContext } from '../core/context.ts';
import type { ScopeState } from './scope-book.ts';

export const TERMS = {
  maskinporten: 'Bruksvilkår for Maskinporten, private virksomheter',
  idporten: 'Bruksvilkår for ID-porten',
  systemVendor: 'Registrering og vilkår som sluttbrukersystemleverandør',
} as const;
export type Term = keyof typeof TERMS;
export type TermState = 'none' | 'sent' | 'signed' | 'refused';

export const terms = Object.keys(TERMS) as Term[];

/** The firm's agreements with Digdir: signed from the start, so that practice is ready to use. */
export class TermBook {
  readonly #context: PracticeContext;

  constructor(context: PracticeContext) {
    this.#context = context;
  }

  state(term: Term): TermState {
    return (this.#context.database.setting(`term.${term}`) as TermState | undefined) ?? 'signed';
  }

  reason(term: Term): string {
    return this.#context.database.setting(`term.${term}.reason`) ?? '';
  }

  set(term: Term, state: TermState, reason = ''): void {
    this.#context.database.set(`term.${term}`, state);
    this.#context.database.set(`term.${term}.reason`, reason);
  }

  /** What must be signed before this scope can be ordered (reference: system user, 0.2; new firms meet PRECONDITION_REQUIRED). */
  hindranceTo({ integration, scope }: Pick<ScopeState, 'integration' | 'scope'>): string | undefined {
    const needed: Term[] = [integration];
    if (scope.startsWith('altinn:authentication/') || scope.startsWith('altinn:clientdelegations'))
      needed.push('systemVendor');
    return this.lacking(needed);
  }

  lacking(needed: readonly Term[]): string | undefined {
    const missing = needed.find((term) => this.state(term) !== 'signed');
    return (
      missing &&
      `PRECONDITION_REQUIRED: Firmaet har ikke gjeldende avtale: ${TERMS[missing]}. Send skjemaet under Avtaler først.`
    );
  }
}
