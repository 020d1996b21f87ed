import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readSealed, seal, writeSealed } from '#adapters/sealed-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fazen-sealed-'));
});
afterEach(() => {
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true });
});

const file = () => path.join(folder, 'below', 'kept');
const value = { on: new Date('2026-11-23T07:00:00Z'), words: new Map([['risk', [1, 2]]]) };

describe('a kept file', () => {
  it('gives back what was kept, dates and maps as such', () => {
    writeSealed(file(), '1', value);
    expect(readSealed(file(), '1')).toEqual(value);
  });

  it('gives nothing where there is no file', () => {
    expect(readSealed(file(), '1')).toBeUndefined();
  });

  it('gives nothing to another version', () => {
    writeSealed(file(), '1', value);
    expect(readSealed(file(), '2')).toBeUndefined();
  });

  it('gives nothing where one byte was changed, added or taken, wherever that is', () => {
    writeSealed(file(), '1', value);
    const whole = readFileSync(file());
    for (let at = 0; at < whole.length; at += 1) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(whole.readUInt8(at) ^ 1, at);
      writeFileSync(file(), changed);
      expect(readSealed(file(), '1'), `byte ${at}`).toBeUndefined();
      writeFileSync(file(), whole.subarray(0, at));
      expect(readSealed(file(), '1'), `${at} bytes`).toBeUndefined();
    }
    writeFileSync(file(), Buffer.concat([whole, Buffer.from('x')]));
    expect(readSealed(file(), '1')).toBeUndefined();
  });

  it('gives nothing, and throws nothing, where another Node wrote it in a form that this one cannot read', () => {
    const { versions, ...others } = process;
    vi.stubGlobal('process', { ...others, versions: { ...versions, v8: '99.0' } });
    const foreign = seal('1', Buffer.from([0xff, 0x7f, 0x6f]));
    vi.unstubAllGlobals();
    writeFileSync(path.join(folder, 'foreign'), foreign);
    expect(readSealed(path.join(folder, 'foreign'), '1')).toBeUndefined();
  });
});
