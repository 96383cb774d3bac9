import type { Generated } from 'kysely';

export interface JobTables {
  job: {
    sequence: Generated<number>;
    id: string;
    kind: string;
    key: string | null;
    client: string | null;
    params: string;
    payload: string;
    /** What the job itself saved, JSON. */
    progress_state: string;
    state: 'queued' | 'running' | 'paused' | 'waiting' | 'done' | 'failed' | 'cancelled';
    /** Asked for while it runs. */
    wanted: 'pause' | 'cancel' | null;
    /** Failed tries in a row. */
    attempts: number;
    /** Times the engine died under it since it last saved. */
    interruptions: number;
    done: number;
    total: number;
    due_at: string | null;
    problem: string | null;
    /** The engine that runs it: its lease, taken over when the next engine starts. */
    owner: string | null;
    created_at: string;
    finished_at: string | null;
  };
}
