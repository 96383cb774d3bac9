import { ExclamationmarkTriangleIcon, XMarkOctagonIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import type { Finding, ReturnLine } from '../../../shared/contract/mva.ts';
import { type Format, useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { sentenceOf } from './rule-sentences.ts';

interface FindingProps {
  readonly finding: Finding;
  readonly line?: ReturnLine | undefined;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** One finding: a symbol, whether it stops the filing, the sentence, and the rule's number for looking it up. */
export function FindingText({ finding, line, children }: FindingProps) {
  const t = useText('mva');
  const format = useFormat();
  const { sentence, code } = sentenceOf(finding.rule);
  const params = { code: code ?? line?.mvaKode ?? '', ...shownParams(finding, format) };
  const error = finding.severity === 'U';
  const Icon = error ? XMarkOctagonIcon : ExclamationmarkTriangleIcon;
  return (
    <span className="finding" data-color={error ? 'danger' : 'warning'}>
      <Icon aria-hidden fontSize="1.125rem" />
      <span>
        <strong>{t(error ? 'findings.error' : 'findings.warning')}: </strong>
        {t(`rule.${sentence ?? 'general'}`, params)}{' '}
        <span className="finding-rule">{t('findings.rule', { rule: finding.rule })}</span>
        {children}
      </span>
    </span>
  );
}

interface SummaryProps {
  readonly findings: readonly Finding[];
  /** What can be done about one. */
  readonly fix?: (finding: Finding) => ReactNode;
}

/** How many findings there are, and those that concern the whole return. */
export function FindingsSummary({ findings, fix }: SummaryProps) {
  const t = useText('mva');
  const errors = findings.filter(({ severity }) => severity === 'U').length;
  const warnings = findings.length - errors;
  const whole = findings.filter(({ line }) => line === null);
  return (
    <div className="stack-2">
      <p className="findings-count">
        {findings.length === 0 && t('findings.none')}
        {errors > 0 && <strong>{t('findings.errors', { count: errors })}</strong>}
        {errors > 0 && warnings > 0 && ' · '}
        {warnings > 0 && t('findings.warnings', { count: warnings })}
      </p>
      {whole.length > 0 && (
        <ul className="plain-list stack-2">
          {whole.map((finding) => (
            <li key={`${finding.rule} ${finding.element ?? ''}`}>
              <FindingText finding={finding}>{fix?.(finding)}</FindingText>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const inKroner: readonly string[] = ['sum', 'total', 'deducted', 'computed'];

/** Amounts and days as a person reads them; codes and rates as they stand in the return. */
function shownParams({ rule, params }: Finding, format: Format): Finding['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (inKroner.includes(name) || (name === 'expected' && rule !== 'R003')) return [name, format.kroner(value)];
      return [name, name === 'end' ? format.day(String(value)) : value];
    }),
  );
}
