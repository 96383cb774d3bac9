import { Button, Heading, List, Paragraph } from '@digdir/designsystemet-react';
import type { Environment } from '../../../shared/contract/common.ts';
import { useAction } from '../../state/context.tsx';
import { Failure, type FailureLike } from '../../ui/failure.tsx';
import { PrimaryButton } from '../../ui/primary-button.tsx';
import { useText } from '../../ui/text.ts';

export type Obstacle = 'noKeychain' | 'locked' | 'waiting' | 'newerVersion' | 'setAside' | 'failed';

interface Props {
  readonly obstacle: Obstacle;
  readonly fileName: string;
  readonly problem: FailureLike | undefined;
  readonly onPass: () => void;
  readonly environment: Environment | null;
}

/** Where a backup is a way on: with a keychain that works, and data that do not. */
const restorable: ReadonlySet<Obstacle> = new Set(['locked', 'setAside', 'failed']);

/** A failed start is a screen: what is missing, what is safe, how to get on. */
export function Blocked({ obstacle, fileName, problem, onPass, environment }: Props) {
  const t = useText('frame');
  const common = useText('common');
  const restart = useAction('app.restartEngine');
  const leave = useAction('app.leaveEnvironment');
  const backup = useText('backup');
  const open = useAction('app.openEnvironment');
  return (
    <main className="blocked" id="content" tabIndex={-1}>
      <div className="full-card">
        <Heading level={1} data-size="sm">
          {t(`blocked.${obstacle}`)}
        </Heading>
        <Paragraph>{t(`blocked.${obstacle}.why`, { name: fileName })}</Paragraph>
        {obstacle === 'noKeychain' && (
          <List.Unordered>
            <List.Item>{t('blocked.noKeychain.linux')}</List.Item>
            <List.Item>{t('blocked.noKeychain.windows')}</List.Item>
            <List.Item>{t('blocked.noKeychain.mac')}</List.Item>
          </List.Unordered>
        )}
        {obstacle === 'locked' && <Paragraph>{t('blocked.locked.how')}</Paragraph>}
        {obstacle === 'failed' && problem && <Failure error={problem} />}
        {restart.error && <Failure error={restart.error} />}
        {open.error && <Failure error={open.error} />}
        <div className="row wrap">
          {obstacle === 'setAside' ? (
            <PrimaryButton onClick={onPass}>{t('blocked.setAside.go')}</PrimaryButton>
          ) : (
            <PrimaryButton loading={restart.pending} onClick={() => void restart.run({})}>
              {common('retry')}
            </PrimaryButton>
          )}
          {environment && restorable.has(obstacle) && (
            <Button
              variant="secondary"
              data-size="sm"
              loading={open.pending}
              onClick={() => void open.run({ environment, restoring: true })}
            >
              {backup('restore')}
            </Button>
          )}
          <Button variant="tertiary" data-size="sm" onClick={() => void leave.run({})}>
            {t('blocked.leave')}
          </Button>
        </div>
      </div>
    </main>
  );
}
