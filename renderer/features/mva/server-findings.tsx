import { useCallback } from 'react';
import type { Filing } from '../../../shared/contract/mva.ts';
import { useText } from '../../ui/text.ts';
import { registerSentenceOf } from './register-rules.ts';

const answers = [
  'ingen avvik',
  'avvikende skattemelding',
  'mangelfull skattemelding',
  'ugyldig skattemelding',
] as const;

/** The authority's verdict in our words; one we do not know stands as it came. */
export function useAnswer(): (verdict: string) => string {
  const t = useText('mva');
  return useCallback(
    (verdict) => {
      const known = answers.find((answer) => answer === verdict);
      return known ? t(`answer.${known}`) : verdict;
    },
    [t],
  );
}

/** What Skatteetaten says is wrong, in their own words; ours after them where only they could see it. */
export function ServerFindings({ findings }: { findings: Filing['serverFindings'] }) {
  const t = useText('mva');
  if (findings.length === 0) return null;
  return (
    <ul className="server-findings">
      {findings.map((finding) => (
        <li key={`${finding.code} ${finding.mvaKode ?? ''} ${finding.text}`}>
          {finding.mvaKode !== null && `${t('return.code')} ${finding.mvaKode}: `}
          {finding.text}
          <RegisterSentence rule={finding.rule} />{' '}
          <span className="finding-rule">{t('findings.rule', { rule: finding.rule ?? finding.code })}</span>
        </li>
      ))}
    </ul>
  );
}

function RegisterSentence({ rule }: { rule: string | null }) {
  const t = useText('mva');
  const sentence = registerSentenceOf(rule ?? '');
  return sentence && <> {t(`register.${sentence}`)}</>;
}
