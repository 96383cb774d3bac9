import { createHash } from 'node:crypto';

function hashed(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function format(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

function asUuid(bytes: Buffer, version: number): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | (version << 4), 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return format(bytes);
}

/** A UUID version 7: the time first, the rest from the name. */
export function timedId(at: number, name: string): string {
  const bytes = hashed(name).subarray(0, 16);
  bytes.writeUIntBE(at, 0, 6);
  return asUuid(bytes, 7);
}

/** The UUID of something that belongs to a dialog, always the same. */
export function derivedId(dialogId: string, what: string): string {
  return asUuid(hashed(`${dialogId}:${what}`).subarray(0, 16), 4);
}

/** Microseconds that belong to a name: no stored moment is on the whole millisecond, as with the real thing. */
export function microsOf(name: string): number {
  return hashed(name).readUInt16LE(4) % 1000;
}

/** UTC with seven fraction digits; the database keeps microseconds, so the last one is 0 (reference dialogporten 2.6). */
export function stamp(at: number, micros = 0): string {
  return new Date(at).toISOString().replace('Z', `${String(micros).padStart(3, '0')}0Z`);
}
