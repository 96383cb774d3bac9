import { Button, Search, Select, ToggleGroup } from '@digdir/designsystemet-react';
import { ChevronLeftIcon, ChevronRightIcon } from '@navikt/aksel-icons';
import { useFormat } from '../../../ui/format.ts';
import { useText } from '../../../ui/text.ts';
import { dueFilters, sorts } from '../terms-view.ts';
import type { BoardView } from './use-board-view.ts';

interface Props {
  readonly view: BoardView;
  readonly persons: readonly string[];
  readonly onChange: (change: Partial<BoardView>) => void;
  readonly yearsBack: number;
  readonly onYearsBack: (years: number) => void;
}

/** Text, person, deadline and order; how close the rows stand; and a year back and forth. */
export function BoardTools({ view, persons, onChange, yearsBack, onYearsBack }: Props) {
  const t = useText('mva');
  const b = useText('board');
  const common = useText('common');
  const format = useFormat();
  const people = [...new Set([...persons, view.responsible])].filter((each) => each !== '').sort(format.compare);
  return (
    <div className="terms-tools board-tools">
      <Search data-size="sm" className="terms-search">
        <Search.Input
          aria-label={t('terms.filter')}
          placeholder={t('terms.filter')}
          value={view.text}
          onChange={(event) => onChange({ text: event.target.value })}
        />
        <Search.Clear aria-label={common('clear')} onClick={() => onChange({ text: '' })} />
      </Search>
      {people.length > 0 && (
        <Choice
          label={b('responsible')}
          value={view.responsible}
          options={[{ value: '', label: b('everybody') }, ...people.map((name) => ({ value: name, label: name }))]}
          onChoose={(responsible) => onChange({ responsible })}
        />
      )}
      <Choice
        label={b('due')}
        value={view.due}
        options={dueFilters.map((value) => ({ value, label: b(`due.${value}`) }))}
        onChoose={(due) => onChange({ due })}
      />
      <Choice
        label={t('terms.sort')}
        value={view.sort}
        options={sorts.map((value) => ({
          value,
          label: b('sortBy', { what: t(`terms.sort.${value}`).toLowerCase() }),
        }))}
        onChoose={(sort) => onChange({ sort })}
      />
      <ToggleGroup
        data-size="sm"
        value={view.compact ? 'compact' : 'wide'}
        onChange={(value) => onChange({ compact: value === 'compact' })}
        data-toggle-group={b('density')}
      >
        <ToggleGroup.Item value="wide">{b('wide')}</ToggleGroup.Item>
        <ToggleGroup.Item value="compact">{b('compact')}</ToggleGroup.Item>
      </ToggleGroup>
      <div className="row">
        <Button variant="tertiary" data-size="sm" onClick={() => onYearsBack(yearsBack + 1)}>
          <ChevronLeftIcon aria-hidden />
          {b('older')}
        </Button>
        {yearsBack > 0 && (
          <Button variant="tertiary" data-size="sm" onClick={() => onYearsBack(yearsBack - 1)}>
            {b('newer')}
            <ChevronRightIcon aria-hidden />
          </Button>
        )}
      </div>
    </div>
  );
}

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChoose: (value: V) => void;
}

function Choice<V extends string>({ label, value, options, onChoose }: ChoiceProps<V>) {
  return (
    <Select
      data-size="sm"
      width="auto"
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find((each) => each.value === event.target.value);
        if (chosen) onChoose(chosen.value);
      }}
    >
      {options.map((each) => (
        <Select.Option key={each.value} value={each.value}>
          {each.label}
        </Select.Option>
      ))}
    </Select>
  );
}
