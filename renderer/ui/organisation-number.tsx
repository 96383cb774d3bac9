import { CopyButton } from './copy-button.tsx';
import { useFormat } from './format.ts';
import { useText } from './text.ts';

/** Shown in threes, copied as nine digits. */
export function OrganisationNumber({ value, copy = false }: { value: string; copy?: boolean }) {
  const t = useText('common');
  const format = useFormat();
  return (
    <span className="number nowrap">
      {format.organisationNumber(value)}
      {copy && <CopyButton text={value} what={t('organisationNumber').toLowerCase()} />}
    </span>
  );
}
