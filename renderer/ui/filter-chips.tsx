import { Chip } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useFormat } from './format.ts';
import { useText } from './text.ts';

export interface FilterChip<K extends string> {
  readonly key: K;
  readonly label: string;
  readonly count: number;
}

interface Props<K extends string> {
  readonly label: string;
  readonly chips: readonly FilterChip<K>[];
  readonly chosen: K;
  readonly onChoose: (key: K) => void;
  /** So many stand, the first ones; the others come with "Flere". */
  readonly limit?: number;
}

/** State chips with counts: one is always chosen. A chip that would show nothing is left out, unless it is chosen. */
export function FilterChips<K extends string>({ label, chips, chosen, onChoose, limit = 100 }: Props<K>) {
  const t = useText('common');
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const used = chips.filter((chip, index) => index === 0 || chip.count > 0 || chip.key === chosen);
  const isLong = used.length > limit + 1;
  const shown = isLong && !open ? used.filter(({ key }, index) => index < limit || key === chosen) : used;
  return (
    <fieldset className="chips">
      <legend className="sr-only">{label}</legend>
      {shown.map((chip) => (
        <Chip.Radio
          key={chip.key}
          name={label}
          value={chip.key}
          data-size="sm"
          checked={chip.key === chosen}
          onChange={() => onChoose(chip.key)}
        >
          {chip.label} {format.number(chip.count)}
        </Chip.Radio>
      ))}
      {isLong && (
        <Chip.Button data-size="sm" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('chips.fewer') : t('chips.more', { count: used.length - shown.length })}
        </Chip.Button>
      )}
    </fieldset>
  );
}
