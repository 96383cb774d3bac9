import { Chip } from '@digdir/designsystemet-react';
import { useFormat } from './format.ts';

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
}

/** State chips with counts: one is always chosen. A chip that would show nothing is left out, unless it is chosen. */
export function FilterChips<K extends string>({ label, chips, chosen, onChoose }: Props<K>) {
  const format = useFormat();
  return (
    <fieldset className="chips">
      <legend className="sr-only">{label}</legend>
      {chips
        .filter((chip, index) => index === 0 || chip.count > 0 || chip.key === chosen)
        .map((chip) => (
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
    </fieldset>
  );
}
