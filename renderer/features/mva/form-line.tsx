import type { ReactNode } from 'react';
import type { Category, Finding, ReturnLine } from '../../../shared/contract/mva.ts';
import type { TextKey } from '../../../shared/i18n/index.ts';
import { translations } from '../../../shared/i18n/index.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { FindingText } from './findings.tsx';
import type { FormLine } from './lines.ts';
import { BehindAmount, BehindLink } from './saft/behind-context.tsx';

const isKey = (key: string): key is TextKey<'mva'> => key in translations.mva.nb;

/** Skatteetaten's words for what a line is; a code they do not know is called just that. */
export function lineKey(category: Category, { line, deduction }: FormLine): TextKey<'mva'> {
  const candidates = [
    deduction ? `deduction.${line.mvaKode}` : '',
    category === 'kompensasjon' ? `compensationCode.${line.mvaKode}` : '',
    `code.${line.mvaKode}`,
  ];
  return candidates.find(isKey) ?? 'return.unknownCode';
}

/** The words for a spesifikasjon; one that is not known is shown as it is. */
export function useSpecification(): (value: string) => string {
  const t = useText('mva');
  return (value) => {
    const key = `specification.${value}`;
    return isKey(key) ? t(key) : value;
  };
}

interface Props {
  readonly category: Category;
  readonly formLine: FormLine;
  readonly findings: readonly Finding[];
  /** What can be done about one. */
  readonly fix: ((finding: Finding) => ReactNode) | undefined;
}

export function FormLineView({ category, formLine, findings, fix }: Props) {
  const t = useText('mva');
  const format = useFormat();
  const { line, deduction } = formLine;
  const specification = useSpecification();
  const amount = (value: string | null) => (
    <BehindAmount index={formLine.index} code={line.mvaKode}>
      {value === null ? '' : format.number(value)}
    </BehindAmount>
  );
  return (
    <>
      <tr>
        <td className="number form-code">{line.mvaKode}</td>
        <td className={deduction ? 'form-deduction' : undefined}>
          <span>{t(lineKey(category, formLine))}</span>
          {line.spesifikasjon !== null && <span className="form-detail">{specification(line.spesifikasjon)}</span>}
          {line.mvaKodeRegnskapsystem && (
            <span className="form-detail">{t('return.accountingCode', { code: line.mvaKodeRegnskapsystem })}</span>
          )}
          <BehindLink index={formLine.index} code={line.mvaKode} />
          {line.merknad && <span className="form-detail">{t('return.note', { text: noteText(line.merknad) })}</span>}
        </td>
        <td className="number">{amount(line.grunnlag)}</td>
        <td className="number">{line.sats === null ? '' : `${format.number(line.sats)} %`}</td>
        <td className="number form-tax">{amount(line.merverdiavgift)}</td>
      </tr>
      {findings.length > 0 && (
        <tr>
          <td />
          <td colSpan={4} className="form-findings">
            <ul className="plain-list">
              {findings.map((finding) => (
                <li key={`${finding.rule} ${finding.element ?? ''}`}>
                  <FindingText finding={finding} line={line}>
                    {fix?.(finding)}
                  </FindingText>
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
    </>
  );
}

export function noteText(note: NonNullable<ReturnLine['merknad']>): string {
  return 'beskrivelse' in note ? note.beskrivelse : note.utvalgtMerknad;
}
