import { randomUUID } from 'node:crypto';
import type { PracticeDatabase } from '../core/database.ts';
import type { Caller } from '../core/types.ts';

export type Task = 'Task_1' | 'Task_2' | 'Task_3' | 'ended';

/** Who did something: kept for every act, as the authorities keep it. */
export interface Actor {
  readonly kind: 'person' | 'systemUser' | 'authority';
  readonly id: string;
  readonly name: string;
}

export const SKATTEETATEN: Actor = { kind: 'authority', id: '974761076', name: 'Skatteetaten' };

export function actorOf(caller: Caller): Actor {
  if (caller.kind === 'person') return { kind: 'person', id: caller.personId, name: caller.name };
  if (caller.kind === 'systemUser') return { kind: 'systemUser', id: caller.systemUserId, name: 'Systembruker' };
  return { kind: 'authority', id: caller.organisationNumber, name: caller.organisationNumber };
}

export interface Instance {
  readonly guid: string;
  readonly partyId: number;
  readonly organisation: string;
  readonly task: Task;
  readonly created: number;
  readonly createdKind: string;
  readonly createdBy: string;
  readonly changed: number;
  readonly changedBy: string;
  readonly taskStarted: number;
  readonly ended: number | null;
  readonly label: string | null;
  readonly description: string | null;
  /** When the feedback is to be given; null when nobody will give any (yet). */
  readonly feedbackDue: number | null;
  /** 1 for the returns that were there when practice began: their files are made when asked for. */
  readonly seeded: number;
  readonly deleted: number;
}

export interface DataElement {
  readonly id: string;
  readonly instance: string;
  readonly type: string;
  readonly filename: string | null;
  readonly contentType: string;
  readonly size: number;
  readonly created: number;
  readonly createdBy: string;
  readonly changed: number;
  readonly changedBy: string;
}

export interface NewData {
  readonly type: string;
  readonly filename: string | null;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const INSTANCE = `guid, party_id AS partyId, organisation, task, created, created_kind AS createdKind, created_by AS createdBy,
  changed, changed_by AS changedBy, task_started AS taskStarted, ended, label, description, feedback_due AS feedbackDue,
  seeded, deleted`;
const ELEMENT =
  'id, instance, type, filename, content_type AS contentType, size, created, created_by AS createdBy, changed, changed_by AS changedBy';

/** App instances and their files, in practice's database. */
export class Instances {
  readonly #database: PracticeDatabase;

  constructor(database: PracticeDatabase) {
    this.#database = database;
    database.exec(`
      CREATE TABLE IF NOT EXISTS app_instance (guid TEXT PRIMARY KEY, party_id INTEGER NOT NULL, organisation TEXT NOT NULL,
        task TEXT NOT NULL, created INTEGER NOT NULL, created_kind TEXT NOT NULL, created_by TEXT NOT NULL,
        changed INTEGER NOT NULL, changed_by TEXT NOT NULL, task_started INTEGER NOT NULL, ended INTEGER, label TEXT,
        description TEXT, feedback_due INTEGER, seeded INTEGER NOT NULL DEFAULT 0, deleted INTEGER NOT NULL DEFAULT 0);
      CREATE INDEX IF NOT EXISTS app_instance_party ON app_instance (party_id);
      CREATE TABLE IF NOT EXISTS app_data (id TEXT PRIMARY KEY, instance TEXT NOT NULL, type TEXT NOT NULL, filename TEXT,
        content_type TEXT NOT NULL, size INTEGER NOT NULL, created INTEGER NOT NULL, created_by TEXT NOT NULL,
        changed INTEGER NOT NULL, changed_by TEXT NOT NULL, bytes BLOB NOT NULL);
      CREATE INDEX IF NOT EXISTS app_data_instance ON app_data (instance);
      CREATE TABLE IF NOT EXISTS app_act (number INTEGER PRIMARY KEY AUTOINCREMENT, instance TEXT NOT NULL, at INTEGER NOT NULL,
        act TEXT NOT NULL, kind TEXT NOT NULL, who TEXT NOT NULL, name TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS app_act_instance ON app_act (instance);`);
  }

  create(partyId: number, organisation: string, actor: Actor, at: number): Instance {
    const guid = randomUUID();
    this.#database.run(
      `INSERT INTO app_instance (guid, party_id, organisation, task, created, created_kind, created_by, changed, changed_by, task_started)
       VALUES (?, ?, ?, 'Task_1', ?, ?, ?, ?, ?, ?)`,
      guid,
      partyId,
      organisation,
      at,
      actor.kind,
      actor.id,
      at,
      actor.id,
      at,
    );
    this.act(guid, 'created', actor, at);
    return this.#must(guid);
  }

  /** Undefined also when the party is another one's, or the instance is deleted for good. */
  find(partyId: number, guid: string): Instance | undefined {
    const [row] = this.#database.all<Instance>(
      `SELECT ${INSTANCE} FROM app_instance WHERE guid = ? AND party_id = ?`,
      guid.toLowerCase(),
      partyId,
    );
    return row;
  }

  of(partyId: number): readonly Instance[] {
    return this.#database.all<Instance>(
      `SELECT ${INSTANCE} FROM app_instance WHERE party_id = ? AND deleted = 0 ORDER BY created, guid`,
      partyId,
    );
  }

  awaitingFeedback(): readonly Instance[] {
    return this.#database.all<Instance>(
      `SELECT ${INSTANCE} FROM app_instance WHERE task = 'Task_3' AND feedback_due IS NOT NULL AND deleted = 0`,
    );
  }

  move(guid: string, task: Task, actor: Actor, at: number, feedbackDue: number | null = null): void {
    this.#database.run(
      'UPDATE app_instance SET task = ?, task_started = ?, ended = ?, feedback_due = ?, changed = ?, changed_by = ? WHERE guid = ?',
      task,
      at,
      task === 'ended' ? at : null,
      feedbackDue,
      at,
      actor.id,
      guid,
    );
    this.act(guid, `moved to ${task}`, actor, at);
  }

  describe(guid: string, label: string, description: string): void {
    this.#database.run('UPDATE app_instance SET label = ?, description = ? WHERE guid = ?', label, description, guid);
  }

  softDelete(guid: string, actor: Actor, at: number): void {
    this.#database.run('UPDATE app_instance SET deleted = 1, changed = ? WHERE guid = ?', at, guid);
    this.act(guid, 'deleted', actor, at);
  }

  hardDelete(guid: string): void {
    this.#database.transaction(() => {
      this.#database.run('DELETE FROM app_data WHERE instance = ?', guid);
      this.#database.run('DELETE FROM app_instance WHERE guid = ?', guid);
    });
  }

  elements(guid: string): readonly DataElement[] {
    return this.#database.all<DataElement>(
      `SELECT ${ELEMENT} FROM app_data WHERE instance = ? ORDER BY created, rowid`,
      guid,
    );
  }

  element(guid: string, id: string): DataElement | undefined {
    const [row] = this.#database.all<DataElement>(
      `SELECT ${ELEMENT} FROM app_data WHERE instance = ? AND id = ?`,
      guid,
      id.toLowerCase(),
    );
    return row;
  }

  /** Empty for a seeded instance's files, which are made on demand. */
  bytes(id: string): Uint8Array {
    const [row] = this.#database.all<{ bytes: Uint8Array }>('SELECT bytes FROM app_data WHERE id = ?', id);
    return row ? new Uint8Array(row.bytes) : new Uint8Array();
  }

  add(guid: string, data: NewData, actor: Actor, at: number): DataElement {
    const id = randomUUID();
    this.#database.run(
      `INSERT INTO app_data (id, instance, type, filename, content_type, size, created, created_by, changed, changed_by, bytes)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      guid,
      data.type,
      data.filename,
      data.contentType,
      data.bytes.length,
      at,
      actor.id,
      at,
      actor.id,
      data.bytes,
    );
    this.#touch(guid, actor, at);
    const element = this.element(guid, id);
    if (!element) throw new Error('a row just written is gone');
    return element;
  }

  replace(element: DataElement, bytes: Uint8Array, actor: Actor, at: number): void {
    this.#database.run(
      'UPDATE app_data SET bytes = ?, size = ?, changed = ?, changed_by = ? WHERE id = ?',
      bytes,
      bytes.length,
      at,
      actor.id,
      element.id,
    );
    this.#touch(element.instance, actor, at);
  }

  removeElement(element: DataElement, actor: Actor, at: number): void {
    this.#database.run('DELETE FROM app_data WHERE id = ?', element.id);
    this.#touch(element.instance, actor, at);
  }

  act(guid: string, act: string, actor: Actor, at: number): void {
    this.#database.run(
      'INSERT INTO app_act (instance, at, act, kind, who, name) VALUES (?, ?, ?, ?, ?, ?)',
      guid,
      at,
      act,
      actor.kind,
      actor.id,
      actor.name,
    );
  }

  acts(guid: string): readonly { act: string; kind: string; who: string; name: string; at: number }[] {
    return this.#database.all('SELECT act, kind, who, name, at FROM app_act WHERE instance = ? ORDER BY number', guid);
  }

  #touch(guid: string, actor: Actor, at: number): void {
    this.#database.run('UPDATE app_instance SET changed = ?, changed_by = ? WHERE guid = ?', at, actor.id, guid);
  }

  #must(guid: string): Instance {
    const [row] = this.#database.all<Instance>(`SELECT ${INSTANCE} FROM app_instance WHERE guid = ?`, guid);
    if (!row) throw new Error('a row just written is gone');
    return row;
  }
}
