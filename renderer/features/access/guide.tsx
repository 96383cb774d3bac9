import { type ReactNode, useEffect } from 'react';
import { useLocation } from 'wouter';
import { useQuery } from '../../state/context.tsx';
import { LeaveButton } from '../../ui/leave-button.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { useText } from '../../ui/text.ts';
import { GuidePage } from './guide-page.tsx';
import { ChooseSet } from './guide-sets.tsx';
import { SendRequest } from './guide-who.tsx';
import { ChooseWhom } from './guide-whom.tsx';
import { whomOf } from './whom.ts';

/** Full pages, one decision each; the address holds what has been decided, so back and forward work. */
export function Guide({ whom, code }: { whom: string | undefined; code: string | undefined }) {
  const t = useText('guide');
  const common = useText('common');
  const [, go] = useLocation();
  const access = useQuery('access.overview', {});
  const chosen = whomOf(whom);
  const registered = access.value ? access.value.system.state === 'done' : true;
  useEffect(() => {
    // Without a registered system there is nothing to ask for.
    if (!registered) go('/tilgang', { replace: true });
  }, [registered, go]);
  const leave = <LeaveButton to="/tilgang">{common('cancel')}</LeaveButton>;
  const page = (number: number, question: string, body: ReactNode) => (
    <GuidePage key={question} number={number} question={question} aside={leave}>
      {body}
    </GuidePage>
  );
  return (
    <Loaded query={access}>
      {(value) => {
        if (!chosen) return page(1, t('whom'), <ChooseWhom />);
        const set = value.guide.sets.find((each) => each.whom === chosen && each.code === code);
        if (!set) return page(2, t(`set.${chosen}`), <ChooseSet whom={chosen} access={value} />);
        return <SendRequest set={set} access={value} />;
      }}
    </Loaded>
  );
}
