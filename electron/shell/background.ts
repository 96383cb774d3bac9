import { type BackgroundChoice, type Known, type Notice, notice } from '../../shared/contract/background.ts';
import { type SyncState, syncState } from '../../shared/contract/dialogs.ts';
import type { PushEnvelope, ShellHandlers } from '../../shared/contract.ts';
import { fail, ok } from '../../shared/outcome.ts';
import type { Conditions } from '../../shared/wire.ts';
import type { Clock } from './clock.ts';
import { BackgroundConditions } from './conditions.ts';
import type { EngineHost } from './engine-host.ts';
import type { LoginItem } from './login-item.ts';
import type { ProfileStore } from './profile.ts';
import type { TrayFacts } from './tray-model.ts';
import { Unread } from './unread.ts';
import type { Workspace } from './workspace.ts';

export interface BackgroundOptions {
  readonly profile: Pick<ProfileStore, 'current' | 'update'>;
  readonly workspace: () => Pick<Workspace, 'environment'>;
  readonly engine: () => Pick<EngineHost, 'call' | 'setConditions'>;
  readonly clock: Clock;
  readonly isOnline: () => boolean;
  readonly metered: () => Promise<Known>;
  readonly trayShown: () => Promise<Known>;
  readonly loginItem: LoginItem;
  readonly canNotify: () => boolean;
  readonly tryNotice: () => boolean;
  readonly onNotice: (notice: Notice) => void;
  /** The icon's facts changed; shown or not. */
  readonly onTray: (shown: boolean) => void;
}

type ShellBackground = Pick<ShellHandlers, Extract<keyof ShellHandlers, `background.${string}`>>;

/** What Klientbro does while nobody looks: kept with the profile, told to the engine, shown by the icon beside the clock. */
export class Background {
  readonly #options: BackgroundOptions;
  readonly #conditions: BackgroundConditions;
  readonly #unread: Unread;
  #sync: SyncState | undefined;
  /** Asked once: a desktop does not change while the app runs. */
  #tray: Promise<Known> | undefined;

  constructor(options: BackgroundOptions) {
    this.#options = options;
    this.#conditions = new BackgroundConditions({
      ...options,
      choice: () => this.choice,
      environment: () => options.workspace().environment,
      onChange: (conditions) => options.engine().setConditions(conditions),
    });
    this.#unread = new Unread({
      clock: options.clock,
      call: (name, input) => options.engine().call(name, input),
      onChange: () => void this.#refreshTray(),
    });
  }

  start(): void {
    this.#conditions.start();
    void this.#refreshTray();
  }

  stop(): void {
    this.#conditions.stop();
    this.#unread.forget();
  }

  get choice(): BackgroundChoice {
    return this.#options.profile.current.background;
  }

  get conditions(): Conditions {
    return this.#conditions.now;
  }

  /** The machine goes to sleep: nothing begins any more. */
  suspend(): void {
    this.#conditions.suspend();
  }

  resume(): void {
    this.#conditions.resume();
  }

  get facts(): TrayFacts {
    const { profile, workspace } = this.#options;
    const { environment } = workspace();
    return { language: profile.current.language, environment, sync: this.#sync, unread: this.#unread.count };
  }

  /** Nobody has said yet what closing the window means, and messages are fetched for real. In practice nothing is lost by a quit. */
  get asksWhenClosed(): boolean {
    const { environment, unread = 0 } = this.facts;
    return this.choice.whenClosed === 'ask' && unread > 0 && environment !== 'practice';
  }

  /** What the engine tells the windows concerns the icon too. */
  heard({ name, payload }: PushEnvelope): void {
    if (name === 'dialogs.sync') {
      this.#sync = syncState.parse(payload);
      void this.#refreshTray();
    }
    if (name === 'background.notice') this.#options.onNotice(notice.parse(payload));
    if (name === 'people.changed' || name === 'app.engine') this.#unread.forget();
    const counts = name === 'dialogs.sync' || name === 'dialogs.changed' || name === 'people.changed';
    if (counts && this.choice.whenClosed !== 'quit') this.#unread.heard();
  }

  environmentChanged(): void {
    this.#sync = undefined;
    this.#unread.forget();
    void this.#conditions.refresh();
    void this.#refreshTray();
  }

  choose(change: Partial<BackgroundChoice>) {
    const saved = this.#options.profile.update({ background: { ...this.choice, ...change } });
    void this.#conditions.refresh();
    void this.#refreshTray();
    return saved;
  }

  /** Language and appearance concern the icon as well. */
  refresh(): void {
    void this.#refreshTray();
  }

  get handlers(): ShellBackground {
    return {
      'background.view': async () => ok(await this.#view()),
      'background.tryNotice': async () => ok({ shown: this.#options.tryNotice() }),
      'background.set': async ({ atLogin, ...change }) => {
        const wanted = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
        const saved = this.choose(wanted);
        if (!saved.ok) return saved;
        try {
          if (atLogin !== undefined) this.#options.loginItem.set(atLogin);
        } catch {
          return fail('app.loginItemFailed');
        }
        return ok(await this.#view());
      },
    };
  }

  trayShown(): Promise<Known> {
    this.#tray ??= this.#options.trayShown();
    return this.#tray;
  }

  async #view() {
    const [tray, metered] = await Promise.all([this.trayShown(), this.#options.metered()]);
    const { loginItem, canNotify } = this.#options;
    return { ...this.choice, tray, metered, atLogin: loginItem.isOn(), canNotify: canNotify() };
  }

  async #refreshTray(): Promise<void> {
    this.#options.onTray(this.choice.whenClosed === 'stay' && (await this.trayShown()) !== 'no');
  }
}
