import { Paragraph } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import type { ClaimLine } from '../../../shared/contract/claims.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Fields } from '../../ui/fields.tsx';
import { plain, useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.ts';
import { accountInParts } from '../mva/payment.tsx';
import { plainOre, useOre, useTold } from './money.ts';

/** What to pay with, every number ready to copy, and what was put towards it. Nothing is paid here. */
export function LineDetails({ line }: { line: ClaimLine }) {
  const t = useText('claims');
  const format = useFormat();
  const ore = useOre();
  const { details } = line;
  const number = (label: string, shown: string, copied: string): { label: string; value: ReactNode } => ({
    label,
    value: (
      <span className="row tight number">
        {shown} <CopyButton text={copied} what={label} />
      </span>
    ),
  });
  const isOwed = (line.open ?? 0) > 0;
  const rows = [
    { label: t('original'), value: <span className="number">{ore(line.original)}</span> },
    ...(isOwed && line.open !== null ? [number(t('toPay'), ore(line.open), plainOre(line.open))] : []),
    ...(line.interest ? [{ label: t('interest'), value: <span className="number">{ore(line.interest)}</span> }] : []),
    ...(details?.kid ? [number(t('kid'), details.kid, plain(details.kid))] : []),
    ...(details?.account?.number
      ? [number(t('account'), accountInParts(details.account.number), plain(details.account.number))]
      : []),
    ...(details?.account?.iban ? [number(t('iban'), details.account.iban, plain(details.account.iban))] : []),
    ...(details?.account?.bic ? [number(t('bic'), details.account.bic, details.account.bic)] : []),
    ...(line.due ? [{ label: t('due'), value: format.day(line.due) }] : []),
  ];
  return (
    <div className="stack-3">
      <Fields rows={rows} />
      {isOwed && !details?.kid && <Paragraph data-size="sm">{t('noDetails')}</Paragraph>}
      {line.status === 'credit' && <Paragraph data-size="sm">{t('credit.text')}</Paragraph>}
      <Placed line={line} />
    </div>
  );
}

function Placed({ line: { placed } }: { line: ClaimLine }) {
  const t = useText('claims');
  const format = useFormat();
  const ore = useOre();
  const told = useTold();
  if (placed.length === 0) return null;
  return (
    <ul className="claim-entries">
      {placed.map(({ kind, amount, on, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is placed has no name, and the order is the service's
        <li key={index} className="row between tight">
          <span>
            {on && format.day(on)} {t(`placed.${kind}`)} {kind === 'claim' && told(text)}
          </span>
          <span className="number">{ore(amount)}</span>
        </li>
      ))}
    </ul>
  );
}
