import type { Fault } from '../../../electron/practice/core/faults.ts';

/** Practice's fault controls answer to it alone. It reaches the app by its environment. */
export const FAULT_SECRET = 'for-these-tests-only';

/** Where Skatteetaten's app is on practice's origin. */
export const MVA_APP = '/apps/skd/mva-melding-innsending-v1';

export interface PracticeInstance {
  readonly id: string;
  readonly task: string;
  readonly acts: readonly { readonly act: string; readonly kind: string }[];
}

/** Practice's fault controls, over HTTP. */
export class PracticeControls {
  readonly #origin: string;

  /** Any address on practice's origin. */
  constructor(address: string) {
    this.#origin = new URL(address).origin;
  }

  async fault(fault: Fault): Promise<void> {
    await this.#post('/_faults', fault);
  }

  async hook(name: string, input: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const answer = (await this.#post(`/_faults/${name}`, input)) as { readonly result: unknown };
    return answer.result;
  }

  /** What was filed for a client while the test ran, with who did what. */
  async instances(organisation: string): Promise<readonly PracticeInstance[]> {
    return (await this.hook('instances', { organisation })) as readonly PracticeInstance[];
  }

  /** Requests that wait out a delay now. */
  async held(): Promise<number> {
    return Number(await this.hook('held'));
  }

  async #post(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(`${this.#origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-practice-secret': FAULT_SECRET },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`practice refused ${path}: ${response.status}`);
    return response.json();
  }
}
