import type { PracticeContext } from '../core/context.ts';

export type IntegrationKind = 'maskinporten' | 'idporten';

/** none: nobody asked for it. What the owner grants, it grants to the organisation. */
export type GrantState = 'none' | 'ordered' | 'granted' | 'refused';

export interface ScopeState {
  readonly integration: IntegrationKind;
  readonly scope: string;
  readonly owner: string;
  readonly state: GrantState;
  /** Put on the integration by the firm is one thing, granted by the owner another (MP-200 and MP-250). */
  readonly onIntegration: boolean;
  /** When it was ordered or decided, in ms. */
  readonly at: number;
  /** Why it was refused. */
  readonly reason: string;
}

const FIRST: readonly [integration: IntegrationKind, scope: string, owner: string, state: GrantState][] = [
  ['maskinporten', 'altinn:authentication/systemregister.write', 'Digdir', 'granted'],
  ['maskinporten', 'altinn:authentication/systemuser.request.read', 'Digdir', 'granted'],
  ['maskinporten', 'altinn:authentication/systemuser.request.write', 'Digdir', 'granted'],
  ['maskinporten', 'altinn:clientdelegations.read', 'Digdir', 'granted'],
  ['maskinporten', 'altinn:clientdelegations.write', 'Digdir', 'granted'],
  ['maskinporten', 'altinn:instances.read', 'Digdir', 'granted'],
  ['maskinporten', 'altinn:instances.write', 'Digdir', 'granted'],
  ['maskinporten', 'altinn:correspondence.read', 'Digdir', 'granted'],
  ['maskinporten', 'digdir:dialogporten', 'Digdir', 'granted'],
  ['maskinporten', 'skatteetaten:frister', 'Skatteetaten', 'ordered'],
  ['maskinporten', 'skatteetaten:kravogbetalinger', 'Skatteetaten', 'granted'],
  ['maskinporten', 'skatteetaten:mvameldinginnsendingsstatus', 'Skatteetaten', 'ordered'],
  ['idporten', 'altinn:accessmanagement/authorizedparties', 'Digdir', 'granted'],
  ['idporten', 'altinn:clientdelegations.read', 'Digdir', 'granted'],
  ['idporten', 'altinn:clientdelegations.write', 'Digdir', 'granted'],
  ['idporten', 'altinn:instances.read', 'Digdir', 'granted'],
  ['idporten', 'altinn:instances.write', 'Digdir', 'granted'],
  ['idporten', 'skatteetaten:mvameldingvalidering', 'Skatteetaten', 'granted'],
];

interface Row {
  readonly integration: IntegrationKind;
  readonly scope: string;
  readonly owner: string;
  readonly state: GrantState;
  readonly on_integration: number;
  readonly at: number;
  readonly reason: string;
}

/** Which scopes the firm has on its integrations, and what their owners have decided. */
export class ScopeBook {
  readonly #context: PracticeContext;

  constructor(context: PracticeContext) {
    this.#context = context;
    context.database.exec(`
      CREATE TABLE IF NOT EXISTS integration_scope (integration TEXT NOT NULL, scope TEXT NOT NULL, owner TEXT NOT NULL,
        state TEXT NOT NULL, on_integration INTEGER NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL,
        PRIMARY KEY (integration, scope));`);
    this.#fill('IGNORE');
  }

  all(integration?: IntegrationKind): readonly ScopeState[] {
    return this.#context.database
      .all<Row>('SELECT * FROM integration_scope ORDER BY integration DESC, owner, scope')
      .filter((row) => integration === undefined || row.integration === integration)
      .map(({ on_integration, ...row }) => ({ ...row, onIntegration: on_integration === 1 }));
  }

  find(integration: string, scope: string): ScopeState | undefined {
    return this.all().find((each) => each.integration === integration && each.scope === scope);
  }

  /** What stands in the way of a Maskinporten integration of this name with these scopes. */
  createProblem(name: string, asked: readonly string[]): string | undefined {
    if (name.trim() === '') return 'Integrasjonen må ha et visningsnavn.';
    const unknown = asked.find((scope) => !this.find('maskinporten', scope));
    return unknown && `Scopet ${unknown} finnes ikke for Maskinporten i øving.`;
  }

  /** What a client of this kind gets. */
  granted(integration: IntegrationKind): readonly string[] {
    return this.all(integration)
      .filter((each) => each.state === 'granted' && each.onIntegration)
      .map(({ scope }) => scope);
  }

  /** An order puts the scope on the integration too, as the self-service does. */
  order({ integration, scope }: ScopeState): void {
    this.#set(integration, scope, 'ordered', '');
    this.put(integration, [scope]);
  }

  decide({ integration, scope }: ScopeState, state: 'granted' | 'refused', reason = ''): void {
    this.#set(integration, scope, state, reason);
  }

  put(integration: IntegrationKind, scopes: readonly string[]): void {
    for (const scope of scopes) {
      this.#context.database.run(
        'UPDATE integration_scope SET on_integration = 1 WHERE integration = ? AND scope = ?',
        integration,
        scope,
      );
    }
  }

  /** With the integration goes what was put on it; what the owners granted stays. */
  takeOff(integration: IntegrationKind): void {
    this.#context.database.run('UPDATE integration_scope SET on_integration = 0 WHERE integration = ?', integration);
  }

  /** As for a firm that nobody has granted anything. */
  clear(): void {
    this.#context.database.run(
      "UPDATE integration_scope SET state = 'none', on_integration = 0, reason = '', at = ?",
      this.#context.clock.now(),
    );
  }

  restore(): void {
    this.#fill('REPLACE');
  }

  #fill(conflict: 'IGNORE' | 'REPLACE'): void {
    for (const [integration, scope, owner, state] of FIRST) {
      this.#context.database.run(
        `INSERT OR ${conflict} INTO integration_scope VALUES (?, ?, ?, ?, 1, ?, '')`,
        integration,
        scope,
        owner,
        state,
        this.#context.clock.now(),
      );
    }
  }

  #set(integration: IntegrationKind, scope: string, state: GrantState, reason: string): void {
    this.#context.database.run(
      'UPDATE integration_scope SET state = ?, reason = ?, at = ? WHERE integration = ? AND scope = ?',
      state,
      reason,
      this.#context.clock.now(),
      integration,
      scope,
    );
  }
}
