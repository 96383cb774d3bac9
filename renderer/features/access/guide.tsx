import { Button } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import { useQuery } from '../../state/context.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useText } from '../../ui/text.ts';
import { ChooseKind } from './guide-kind.tsx';
import { ChoosePackages } from './guide-packages.tsx';
import { GuidePage } from './guide-page.tsx';
import { SendRequest } from './guide-send.tsx';
import { kindOfPath } from './kinds.ts';

/** Full pages, one decision each; the address holds what has been decided, so back and forward work. */
export function Guide({ kind, set }: { kind: string | undefined; set: string | undefined }) {
  const t = useText('access');
  const common = useText('common');
  const [, go] = useLocation();
  const access = useQuery('access.overview', {});
  const chosen = kind === undefined ? undefined : kindOfPath[kind];
  const registered = access.value ? access.value.system.state === 'done' : true;
  useEffect(() => {
    // Without a registered system there is nothing to ask for.
    if (!registered) go('/tilgang', { replace: true });
  }, [registered, go]);
  const leave = (
    <Button variant="tertiary" data-size="sm" onClick={() => go('/tilgang')}>
      {common('cancel')}
    </Button>
  );
  const page = (number: number, question: string, body: ReactNode) => (
    <GuidePage key={question} number={number} question={question} aside={leave}>
      {body}
    </GuidePage>
  );
  return (
    <Loaded query={access}>
      {(value) => {
        if (!chosen) return page(1, t('guide.kind'), <ChooseKind />);
        if (!set) {
          const question = t(chosen === 'agent' ? 'guide.packages' : 'guide.packages.own');
          return page(2, question, <ChoosePackages kind={chosen} registered={value.system.packages} />);
        }
        return page(3, t('guide.who'), <SendRequest kind={chosen} code={set} access={value} />);
      }}
    </Loaded>
  );
}
