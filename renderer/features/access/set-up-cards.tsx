import { type ReactNode, useState } from 'react';
import type { AccessOverview } from '../../../shared/contract/access.ts';
import { AgreementsCard } from './agreements-card.tsx';
import { ClientsCard } from './clients-card.tsx';
import { IdportenCard } from './idporten-card.tsx';
import { KeyCard } from './key-card.tsx';
import { MaskinportenCard } from './maskinporten-card.tsx';
import { StepCard } from './step-card.tsx';
import { currentStep, type StepName, type StepState, stepNames } from './steps.ts';
import { SystemCard } from './system-card.tsx';
import { SystemUsersCard } from './system-users-card.tsx';

interface Props {
  readonly access: AccessOverview;
  readonly states: Record<StepName, StepState>;
  readonly linked: number;
}

/** Seven cards in order. The step at hand stands open; the others open when asked. */
export function SetUpCards({ access, states, linked }: Props) {
  const [asked, setAsked] = useState<Partial<Record<StepName, boolean>>>({});
  const current = currentStep(states);
  const bodies: Record<StepName, ReactNode> = {
    agreements: <AgreementsCard access={access} />,
    key: <KeyCard access={access} />,
    maskinporten: <MaskinportenCard access={access} current={current === 'maskinporten'} />,
    idporten: <IdportenCard access={access} current={current === 'idporten'} />,
    system: <SystemCard access={access} current={current === 'system'} />,
    users: <SystemUsersCard access={access} current={current === 'users'} />,
    clients: <ClientsCard linked={linked} current={current === 'clients'} />,
  };
  return (
    <ol className="step-cards">
      {stepNames.map((name, index) => (
        <StepCard
          key={name}
          number={index + 1}
          name={name}
          state={states[name]}
          open={asked[name] ?? name === current}
          onToggle={(open) => setAsked({ ...asked, [name]: open })}
        >
          {bodies[name]}
        </StepCard>
      ))}
    </ol>
  );
}
