import type { BackgroundView, NoticeSettings } from '../../../shared/contract/background.ts';
import { ok } from '../../../shared/outcome.ts';
import type { Double } from '../../unit/renderer/double.ts';
import type { Scene } from './scene.ts';

/** `full`: a machine that tells everything; `many`: one that tells little. */
export function backgroundScene(double: Double, scene: Scene): void {
  const silent = scene === 'many';
  let view: BackgroundView = {
    whenClosed: silent ? 'ask' : 'stay',
    everyMinutes: 10,
    waitOnMetered: false,
    tray: silent ? 'no' : 'yes',
    atLogin: silent ? null : true,
    metered: silent ? 'unknown' : 'no',
    canNotify: !silent,
  };
  let notices: NoticeSettings = {
    messages: true,
    deadlines: true,
    events: true,
    claimsOverdue: true,
    claimFines: true,
    newClaims: false,
    claimPayouts: false,
    onlyMine: false,
    showTitle: false,
    quiet: { hours: true, from: '17:00', to: '07:00', freeDays: true },
  };
  double.handle('background.view', async () => ok(view));
  double.handle('background.set', async (change) => {
    const wanted = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    view = { ...view, ...wanted };
    return ok(view);
  });
  double.handle('background.tryNotice', async () => ok({ shown: view.canNotify }));
  double.handle('background.notices', async () => ok(notices));
  double.handle('background.setNotices', async (wish) => {
    notices = wish;
    return ok(notices);
  });
}
