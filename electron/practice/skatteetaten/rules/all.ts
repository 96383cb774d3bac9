import { AMOUNT_RULES } from './amounts.ts';
import { CODE_RULES } from './codes.ts';
import { COMPENSATION_RULES } from './compensation.ts';
import { MESSAGE_RULES } from './message.ts';
import { NOTE_RULES } from './notes.ts';
import { PERIOD_RULES } from './period.ts';
import { REGISTER_RULES } from './register.ts';
import { REVERSE_CHARGE_RULES } from './reverse-charge.ts';
import type { Rule } from './rule.ts';
import { SPECIFICATION_RULES } from './specification.ts';
import { TWO_WAY_RULES } from './two-way.ts';

/** Every rule, one entry per identifier of the published list. */
export const RULES: readonly Rule[] = [
  ...MESSAGE_RULES,
  ...PERIOD_RULES,
  ...REGISTER_RULES,
  ...CODE_RULES,
  ...AMOUNT_RULES,
  ...NOTE_RULES,
  ...SPECIFICATION_RULES,
  ...TWO_WAY_RULES,
  ...COMPENSATION_RULES,
  ...REVERSE_CHARGE_RULES,
];
