import { Details, Paragraph } from '@digdir/designsystemet-react';
import type { Category } from '../../../shared/contract/mva.ts';
import { useText } from '../../ui/text.ts';
import { checkedInRegisters } from './register-rules.ts';

/** What no finding here can tell: a return without findings is not yet one that Skatteetaten accepts. */
export function CheckedInRegisters({ category }: { category: Category }) {
  const t = useText('mva');
  return (
    <Details data-size="sm">
      <Details.Summary>{t('registers.heading')}</Details.Summary>
      <Details.Content className="stack-2">
        <Paragraph data-size="sm">{t('registers.text')}</Paragraph>
        <ul className="plain-list stack-2">
          {checkedInRegisters(category).map(({ rule, sentence }) => (
            <li key={rule}>
              {t(`register.${sentence}`)} <span className="finding-rule">{t('findings.rule', { rule })}</span>
            </li>
          ))}
        </ul>
      </Details.Content>
    </Details>
  );
}
