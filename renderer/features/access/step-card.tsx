import { Heading } from '@digdir/designsystemet-react';
import { ChevronDownIcon, ChevronUpIcon } from '@navikt/aksel-icons';
import type { ReactNode } from 'react';
import { StateTag, type Tone } from '../../ui/state-tag.tsx';
import { useText } from '../../ui/text.ts';
import type { StepName, StepState } from './steps.ts';

const tones: Record<StepState, Tone> = {
  done: 'good',
  todo: 'todo',
  waiting: 'waiting',
  blocked: 'todo',
  notNeeded: 'info',
};

interface Props {
  readonly number: number;
  readonly name: StepName;
  readonly state: StepState;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly children: ReactNode;
}

export function StepCard({ number, name, state, open, onToggle, children }: Props) {
  const t = useText('access');
  const Chevron = open ? ChevronUpIcon : ChevronDownIcon;
  return (
    <li className="step-card" data-state={state}>
      <button type="button" className="step-head" aria-expanded={open} onClick={() => onToggle(!open)}>
        <span className="step-number" aria-hidden>
          {number}
        </span>
        <Heading level={2} data-size="2xs" className="grow">
          {t(`${name}.title`)}
        </Heading>
        <StateTag tone={tones[state]}>{t(`state.${state}`)}</StateTag>
        <Chevron aria-hidden fontSize="1.25rem" />
      </button>
      {open && <div className="step-body stack-4">{children}</div>}
    </li>
  );
}
