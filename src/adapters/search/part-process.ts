import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { SearchRecord } from '#views/search-document.ts';

export interface PartOrder {
  readonly records: readonly SearchRecord[];
  readonly folder: string;
  readonly name: string;
}
export type PartAnswer = { readonly engine: string } | { readonly failure: string };

/**
 * `indexPart` in a process of its own.
 * @param handedOver told when that process has all it needs, and this one may be busy with other things.
 */
export function indexPartElsewhere(order: PartOrder, handedOver: () => void): Promise<string> {
  const child = fork(fileURLToPath(new URL('part-child.ts', import.meta.url)), { serialization: 'advanced' });
  return new Promise((resolve, reject) => {
    child.on('message', (answer: PartAnswer) =>
      'engine' in answer ? resolve(answer.engine) : reject(new Error(answer.failure)),
    );
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`The process that indexes a part of search ended with ${code}.`)));
    child.send(order, (error) => (error ? reject(error) : handedOver()));
  });
}
