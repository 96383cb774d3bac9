/** Rules about the return as a whole: totals, dates, period kinds, the payout KID. */
import { isOrganisationNumber } from '../../../../shared/ids.ts';
import { noteAllowedOnReturn } from '../../../../shared/mva/notes.ts';
import { isWhole } from '../model.ts';
import { isKid } from './kid.ts';
import { A, ALL, AP, type Checked, type Hit, K, O, P, type Rule, returnRule } from './rule.ts';

const TURNOVER = ['3', '31', '32', '33', '5', '51', '52'];
const TURNOVER_LIMIT = 1_100_000n;

const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);
const totalWithoutLines = ({ total, lines }: Checked): boolean => total !== 0n && lines.length === 0;
const yearBefore =
  (year: number) =>
  ({ value }: Checked): boolean =>
    value.period.year < year;

const notOver = ({ today, period }: Checked): boolean => today <= period.end;

const periodEnd = ({ period }: Checked) => ({ end: period.end });

const isBankrupt = ({ registered: { status, form } }: Checked): boolean => status === 'bankrupt' || form === 'KBO';
/** Deleted, or taken over and deleted: what is deleted has ceased. */
const isDeleted = ({ registered: { status } }: Checked): boolean => status === 'deleted' || status === 'takenOver';
/** Some dissolve that have reported no end yet, and BO is the form of more estates than those of the dead. */
const mayHaveCeased = ({ registered: { status, form } }: Checked): boolean => status === 'dissolving' || form === 'BO';

const hasWreck = ({ value }: Checked): boolean =>
  value.note !== null && 'utvalgtMerknad' in value.note && value.note.utvalgtMerknad === 'forlis';

/** What lets the rest of a term be reported once it has begun (reference/mva-melding.md 3.4: R059, R060, R120). */
type Lets = (checked: Checked) => boolean;

/** An error; where the register leaves open whether an exception holds only a warning: Skatteetaten knows. */
function termOver(number: string, categories: Rule['categories'], surely: Lets, maybe: Lets = () => false): Rule[] {
  const where = { categories, element: 'skattleggingsperiode' };
  const isEarly = (checked: Checked, lets: Lets) =>
    notOver(checked) && !(lets(checked) && checked.today >= checked.period.start);
  const atAll: Lets = (checked) => surely(checked) || maybe(checked);
  return [
    returnRule(number, { ...where, severity: 'U' }, (checked) => isEarly(checked, atAll), periodEnd),
    returnRule(
      number,
      { ...where, severity: 'V' },
      (checked) => isEarly(checked, surely) && !isEarly(checked, atAll),
      periodEnd,
    ),
  ];
}

/** Every amount that has decimals, each at its own place. */
function decimals({ value, lines }: Checked): Hit[] {
  const ofLines = lines.flatMap((line) => {
    const { grunnlag = null, merverdiavgift = '0' } = value.lines[line.index] ?? {};
    return [
      ...(grunnlag !== null && !isWhole(grunnlag) ? [{ line, element: 'grunnlag', params: { amount: grunnlag } }] : []),
      ...(isWhole(merverdiavgift) ? [] : [{ line, element: 'merverdiavgift', params: { amount: merverdiavgift } }]),
    ];
  });
  const total = value.fastsattMerverdiavgift;
  return isWhole(total) ? ofLines : [{ element: 'fastsattMerverdiavgift', params: { amount: total } }, ...ofLines];
}

export const wholeReturnRules: readonly Rule[] = [
  returnRule(
    'R018',
    { severity: 'V', categories: ALL, element: 'fastsattMerverdiavgift' },
    ({ lines, total, tolerance }) => distance(sum(lines.map(({ tax }) => tax)), total) > tolerance,
    ({ lines, total }) => ({ sum: String(sum(lines.map(({ tax }) => tax))), total: String(total) }),
  ),
  returnRule('R052', { severity: 'V', categories: A }, ({ value, lines }) => {
    const turnover = lines.filter(({ code }) => TURNOVER.includes(code)).map(({ base }) => base ?? 0n);
    return value.period.kind === 'aar' && sum(turnover) >= TURNOVER_LIMIT;
  }),
  ...termOver('R059', A, (checked) => isBankrupt(checked) || isDeleted(checked), mayHaveCeased),
  ...termOver('R060', P, (checked) => isBankrupt(checked) || isDeleted(checked) || hasWreck(checked), mayHaveCeased),
  // No exceptions here, unlike its sisters.
  returnRule('R089', { severity: 'U', categories: K, element: 'skattleggingsperiode' }, notOver, periodEnd),
  // Of the dead only a sole trader's estate, which BO may be; to be dissolving is not to be deleted.
  ...termOver(
    'R120',
    O,
    (checked) => isBankrupt(checked) || isDeleted(checked),
    ({ registered: { form } }) => form === 'BO',
  ),
  returnRule(
    'R071',
    { severity: 'U', categories: ALL, element: 'utvalgtMerknad' },
    ({ value: { note, category } }) =>
      note !== null && 'utvalgtMerknad' in note && !noteAllowedOnReturn(note.utvalgtMerknad, category),
    ({ value: { note } }) => ({ note: note && 'utvalgtMerknad' in note ? note.utvalgtMerknad : '' }),
  ),
  returnRule('R077', { severity: 'U', categories: AP, element: 'aar' }, yearBefore(2022)),
  returnRule('R092', { severity: 'U', categories: K, element: 'aar' }, yearBefore(2023)),
  returnRule('R103', { severity: 'U', categories: O, element: 'aar' }, yearBefore(2023)),
  returnRule(
    'R079',
    { severity: 'U', categories: ALL, element: 'kundeIdentifikasjonsnummer' },
    ({ value: { payoutKid } }) => payoutKid !== null && payoutKid !== '' && !isKid(payoutKid),
  ),
  { number: 'R082', severity: 'U', categories: ALL, element: null, broken: decimals },
  returnRule('R084', { severity: 'U', categories: AP, element: 'fastsattMerverdiavgift' }, totalWithoutLines),
  returnRule('R100', { severity: 'U', categories: K, element: 'fastsattMerverdiavgift' }, totalWithoutLines),
  returnRule('R107', { severity: 'U', categories: O, element: 'fastsattMerverdiavgift' }, totalWithoutLines),
  returnRule(
    'R095',
    { severity: 'U', categories: K, element: 'skattleggingsperiode' },
    ({ value }) => value.period.kind !== 'toMaaneder',
  ),
  returnRule(
    'R106',
    { severity: 'U', categories: O, element: 'skattleggingsperiode' },
    ({ value }) => value.period.kind !== 'treMaaneder',
  ),
  // Ours: Skatteetaten meets a number that cannot exist when it looks the taxpayer up.
  returnRule(
    'ORGNR',
    { severity: 'U', categories: ALL, element: 'organisasjonsnummer' },
    ({ value }) => !isOrganisationNumber(value.organisationNumber ?? ''),
    ({ value }) => ({ organisationNumber: value.organisationNumber ?? '' }),
  ),
];
