import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../../store/atomic-file.ts';

export interface Machine {
  /** Random, made once per profile. */
  readonly id: string;
  readonly name: string;
}

const kept = z.object({ id: z.uuid() });

/**
 * Which machine this is. The id lies beside the database and not in it, so a database that was restored elsewhere meets another
 * one; a folder that was copied whole meets another machine name.
 */
export async function thisMachine(folder: string, name = hostname()): Promise<Machine> {
  const path = join(folder, 'machine.json');
  try {
    const { id } = kept.parse(JSON.parse(await readFile(path, 'utf8')));
    return { id, name };
  } catch {
    // None yet, or not readable: a new one at worst asks for the switch to be thrown again.
    const id = randomUUID();
    await writeFileAtomic(path, `${JSON.stringify({ id })}\n`);
    return { id, name };
  }
}
