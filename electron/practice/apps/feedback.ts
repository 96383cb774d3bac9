import type { PracticeContext } from '../core/context.ts';
import type { Dialogs } from '../dialogporten/dialogs.ts';
import { addLetter } from '../dialogporten/hooks.ts';
import { periodInWords } from '../skatteetaten/periods.ts';
import { resultXml } from '../skatteetaten/verdict.ts';
import { receiptPdf } from './files.ts';
import type { FiledReturns } from './history.ts';
import { type Instance, type Instances, SKATTEETATEN } from './instances.ts';
import { judgementOf, substatusOf } from './process.ts';

/**
 * Skatteetaten's half of a submission: some time after the confirmation the verdict, the receipt and the end of the
 * process. What is due is kept with the instance, so a restart forgets nothing.
 */
export class Feedback {
  readonly #context: PracticeContext;
  readonly #instances: Instances;
  readonly #filed: FiledReturns;
  readonly #dialogs: Dialogs;
  readonly #pending = new Map<string, () => void>();
  #stopped = false;

  constructor(context: PracticeContext, instances: Instances, filed: FiledReturns, dialogs: Dialogs) {
    this.#context = context;
    this.#instances = instances;
    this.#filed = filed;
    this.#dialogs = dialogs;
    context.onStop(() => {
      this.#stopped = true;
      for (const cancel of this.#pending.values()) cancel();
    });
  }

  /** Gives what is overdue at once, and schedules the rest. */
  async start(): Promise<void> {
    for (const instance of this.#instances.awaitingFeedback()) {
      if ((instance.feedbackDue ?? 0) <= this.#context.clock.now()) await this.give(instance);
      else this.schedule(instance);
    }
  }

  schedule(instance: Instance): void {
    if (instance.feedbackDue === null || instance.task !== 'Task_3') return;
    const wait = Math.max(0, instance.feedbackDue - this.#context.clock.now());
    const cancel = this.#context.clock.timer(wait, () => {
      this.#pending.delete(instance.guid);
      void this.give(instance);
    });
    this.#pending.set(instance.guid, cancel);
  }

  /** Everything that is waited for, now: tests need not sleep. */
  async giveAll(): Promise<void> {
    for (const cancel of this.#pending.values()) cancel();
    this.#pending.clear();
    for (const instance of this.#instances.awaitingFeedback()) await this.give(instance);
  }

  /** One that is waited for, or never would be, now. */
  async give(at: Instance): Promise<void> {
    if (this.#stopped) return;
    const instance = this.#instances.find(at.partyId, at.guid);
    const element = this.#instances.elements(at.guid).find(({ type }) => type === 'mvamelding');
    if (instance?.task !== 'Task_3' || !element) return;
    const judgement = judgementOf(
      { context: this.#context, instances: this.#instances },
      this.#instances.bytes(element.id),
      true,
    );
    const { message } = judgement;
    if (!message) throw new Error('a return that passed fill-in cannot be read');
    const now = this.#context.clock.now();
    const amount = Number(message.total.hundredths / 100n);
    const unit = this.#context.world.unit(instance.organisation);
    const reference = `${instance.partyId}/${instance.guid}`;
    const pdf = await receiptPdf({
      name: unit?.name ?? instance.organisation,
      organisation: instance.organisation,
      period: message.period,
      category: message.category,
      amount,
      verdict: judgement.verdict,
      reference,
      at: now,
      deliveredBy: this.#instances.acts(instance.guid).findLast(({ act }) => act === 'moved to Task_3')?.name ?? '',
    });
    if (this.#stopped) return;
    this.#context.database.transaction(() => {
      const file = (type: string, filename: string, contentType: string, bytes: Uint8Array) =>
        this.#instances.add(instance.guid, { type, filename, contentType, bytes }, SKATTEETATEN, now);
      file('valideringsresultat', 'valideringsresultat.xml', 'text/xml', Buffer.from(resultXml(judgement)));
      const receipt = file('kvittering', 'kvittering.pdf', 'application/pdf', pdf);
      const { label, description } = substatusOf(judgement);
      this.#instances.describe(instance.guid, label, description);
      this.#instances.move(instance.guid, 'ended', SKATTEETATEN, now);
      if (judgement.verdict === 'ugyldig skattemelding') return;
      const { kind, value, year } = message.period;
      const { organisation, guid } = instance;
      const { verdict } = judgement;
      this.#filed.add({ organisation, category: message.category, kind, value, year, amount, at: now, guid, verdict });
      const facts = {
        amount,
        verdict,
        period: periodInWords(message.period),
        instance: reference,
        receiptId: receipt.id,
      };
      addLetter(this.#context, this.#dialogs, { letter: 'mva-kvittering', party: organisation, facts });
    });
  }
}
