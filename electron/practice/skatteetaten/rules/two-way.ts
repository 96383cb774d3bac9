import { TWO_WAY_CODES } from '../codes.ts';
import type { Line, Return } from '../model.ts';
import { abs, sum, tolerance } from './amounts.ts';
import type { Rule } from './rule.ts';

const GOODS = 'VARER_KJØPT_FRA_UTLANDET_MED_FRADRAGSRETT_AVVIK';
const SERVICES = 'OMVENDT_AVGIFTSPLIKT_FOR_TJENSTER_KJØPT_FRA_UTLANDET_MED_FRADRAGSRETT_AVVIK';
const QUOTAS = 'KJØP_AV_KLIMAKVOTER_OG_GULL_MED_FRADRAGSRETT_AVVIK';
const TWO_WAY_WORDS = [GOODS, GOODS, SERVICES, SERVICES, QUOTAS];
// The published identifiers of R033 to R037 have the two kinds of purchase swapped.
const TWO_WAY_WORDS_INPUT = [SERVICES, SERVICES, GOODS, GOODS, QUOTAS];

/** R023 to R037: output and deduction of one code must fit together. */
export const TWO_WAY_RULES: readonly Rule[] = TWO_WAY_CODES.flatMap((code, index): Rule[] => {
  const outputs = (message: Return) => message.lines.filter((line) => line.code === code && line.base);
  const inputs = (message: Return) => message.lines.filter((line) => line.code === code && !line.base);
  const plainInputs = (message: Return) => inputs(message).filter((line) => !line.spesifikasjon);
  const at = (line: Line | undefined) => (line ? [{ line }] : []);
  return [
    {
      id: `R0${23 + index}`,
      severity: 'V',
      categories: 'AP',
      code: `MVA_MELDINGSINNHOLD_${TWO_WAY_WORDS[index]}_MELLOM_BEREGNET_OG_INNGÅENDE_AVGIFT_MVA_KODE_${code}`,
      why: `Fradraget for mva-kode ${code} er større enn den beregnede avgiften.`,
      find: (message) =>
        abs(sum(outputs(message))) + tolerance(message) < abs(sum(inputs(message))) ? at(inputs(message)[0]) : [],
    },
    {
      id: `R0${28 + index}`,
      severity: 'U',
      categories: 'AP',
      code: `MVA_MELDINGSINNHOLD_${TWO_WAY_WORDS[index]}_UTGÅENDE_AVGIFT_MANGLER_MVA_KODE_${code}`,
      why: `Mva-kode ${code} har fradrag, men mangler linjen med grunnlag og beregnet avgift.`,
      find: (message) => (outputs(message).length < plainInputs(message).length ? at(plainInputs(message)[0]) : []),
    },
    {
      id: `R0${33 + index}`,
      severity: 'V',
      categories: 'AP',
      code: `MVA_MELDINGSINNHOLD_${TWO_WAY_WORDS_INPUT[index]}_INNGÅENDE_AVGIFT_MANGLER_MVA_KODE_${code}`,
      why: `Mva-kode ${code} har beregnet avgift, men ingen linje med fradrag.`,
      find: (message) => {
        const plain = outputs(message).filter((line) => !line.spesifikasjon);
        return plain.length > 0 && plainInputs(message).length === 0 ? at(plain[0]) : [];
      },
    },
  ];
});
