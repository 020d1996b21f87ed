import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';

/** Length of the seal in front of the bytes: SHA-256, hexadecimal. */
const sealLength = 64;

/**
 * Writes a value for `readSealed`, in one step: a reader finds the old file or the new one, never half of one.
 * @param value anything that can be structured-cloned; dates stay dates.
 */
export function writeSealed(file: string, version: string, value: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, sealed(version, value));
  renameSync(temporary, file);
}

function sealed(version: string, value: unknown): Buffer {
  return sealBytes(v8.serialize({ version, value }));
}

/** Bytes behind a digest of themselves. */
export function sealBytes(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(hash('sha256', bytes, 'hex')), bytes]);
}

/** The bytes that were sealed; undefined where they were cut short or changed by anyone. */
export function unsealBytes(content: Buffer): Buffer | undefined {
  const bytes = content.subarray(sealLength);
  return content.toString('latin1', 0, sealLength) === hash('sha256', bytes, 'hex') ? bytes : undefined;
}

/** The value, or undefined where there is none: no file, cut short, changed by anyone, or written by another version. */
export function readSealed(file: string, version: string): unknown {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch {
    return undefined;
  }
  const bytes = unsealBytes(content);
  if (!bytes) return undefined;
  const kept = v8.deserialize(bytes) as { version: unknown; value: unknown };
  return kept.version === version ? kept.value : undefined;
}
