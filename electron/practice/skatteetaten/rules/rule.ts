import type { Unit } from '../../core/types.ts';
import type { Line, Return } from '../model.ts';

/** What the rules may know besides the return itself. */
export interface Circumstances {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The taxpayer in the registers; undefined when there is none. */
  readonly unit: Unit | undefined;
}

/** What a rule found. Without a line the finding is on the whole message. */
export interface Hit {
  readonly line?: Line;
  readonly path?: string;
}

export interface Rule {
  /** `R047`: as in reference mva-melding 3.4. */
  readonly id: string;
  /** U: ugyldig. V: avvikende. */
  readonly severity: 'U' | 'V';
  /** A alminnelig, P primaernaering, K kompensasjon, O omvendtAvgiftsplikt. */
  readonly categories: string;
  readonly code: string;
  readonly why: string;
  /** True for rules that need the registers: some of these are told only in the feedback. */
  readonly register?: true;
  readonly find: (message: Return, circumstances: Circumstances) => readonly Hit[];
}

export const CATEGORY_LETTER: Readonly<Record<string, string>> = {
  alminnelig: 'A',
  primaernaering: 'P',
  kompensasjon: 'K',
  omvendtAvgiftsplikt: 'O',
};

export const PERIOD_PATH = 'mvaMeldingDto/skattegrunnlagOgBeregnetSkatt/skattleggingsperiode';
export const CATEGORY_PATH = 'mvaMeldingDto/meldingskategori';

export const whole = (holds: boolean, path = 'mvaMeldingDto'): readonly Hit[] => (holds ? [] : [{ path }]);

/** A rule of one condition per line: a hit for each line that breaks it. */
export const eachLine =
  (broken: (line: Line, message: Return) => boolean): Rule['find'] =>
  (message) =>
    message.lines.filter((line) => broken(line, message)).map((line) => ({ line }));
