import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface RotationLimits {
  readonly maxBytes: number;
  /** Files in all, the one being written included. */
  readonly files: number;
}

/**
 * `<name>.log`, before it `<name>.1.log` and so on. Each line is handed to the system at once, so a killed engine leaves its last words.
 * A disk that refuses must not take the engine down: lines are dropped then, and the next one tries again.
 */
export class RotatingFile {
  #folder: string;
  #name: string;
  #limits: RotationLimits;
  #file: number | undefined;
  #size = 0;

  constructor(folder: string, name: string, limits: RotationLimits) {
    this.#folder = folder;
    this.#name = name;
    this.#limits = limits;
  }

  write(line: string): void {
    try {
      const bytes = Buffer.from(`${line}\n`);
      if (this.#file === undefined) this.#open();
      if (this.#size > 0 && this.#size + bytes.length > this.#limits.maxBytes) this.#rotate();
      if (this.#file === undefined) return;
      writeSync(this.#file, bytes);
      this.#size += bytes.length;
    } catch {
      this.close();
    }
  }

  close(): void {
    const file = this.#file;
    this.#file = undefined;
    if (file === undefined) return;
    try {
      closeSync(file);
    } catch {
      // Nothing is left to do for it.
    }
  }

  #open(): void {
    mkdirSync(this.#folder, { recursive: true });
    this.#file = openSync(this.#path(0), 'a', 0o600);
    this.#size = fstatSync(this.#file).size;
  }

  #rotate(): void {
    this.close();
    rmSync(this.#path(this.#limits.files - 1), { force: true });
    for (let index = this.#limits.files - 2; index >= 0; index -= 1) {
      try {
        renameSync(this.#path(index), this.#path(index + 1));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      }
    }
    this.#open();
  }

  #path(index: number): string {
    return join(this.#folder, index === 0 ? `${this.#name}.log` : `${this.#name}.${index}.log`);
  }
}
