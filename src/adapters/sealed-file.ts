import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';

/** Length of a digest: SHA-256, hexadecimal. */
const digestLength = 64;

/**
 * Writes a value for `readSealed`, in one step: a reader finds the old file or the new one, never half of one.
 * @param value anything that can be structured-cloned; dates stay dates.
 */
export function writeSealed(file: string, version: string, value: unknown): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, seal(version, v8.serialize(value)));
  renameSync(temporary, file);
}

/** Bytes behind a digest of their version and one of themselves. */
export function seal(version: string, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(nameOf(version) + hash('sha256', bytes, 'hex')), bytes]);
}

/** The bytes that were sealed; undefined where they are of another version, were cut short or changed by anyone. */
function unseal(version: string, content: Buffer): Buffer | undefined {
  if (content.toString('latin1', 0, digestLength) !== nameOf(version)) return undefined;
  const bytes = content.subarray(2 * digestLength);
  const digest = content.toString('latin1', digestLength, 2 * digestLength);
  return digest === hash('sha256', bytes, 'hex') ? bytes : undefined;
}

/** Another Node may write values in a form that this one cannot read. */
function nameOf(version: string): string {
  return hash('sha256', `${process.versions.v8} ${version}`, 'hex');
}

/** The value, or undefined where there is none: no file, cut short, changed by anyone, or written by another version. */
export function readSealed(file: string, version: string): unknown {
  const bytes = readSealedBytes(file, version);
  return bytes && v8.deserialize(bytes);
}

/** The bytes that `seal` was given, under the same conditions. */
export function readSealedBytes(file: string, version: string): Buffer | undefined {
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch {
    return undefined;
  }
  return unseal(version, content);
}
