/**
 * Whether this process is the development server with the editor's desk, where drafts are shown. Only the desk's
 * integration says so, and only for `astro dev`: no variable of the environment can switch it on in a build.
 */
const key = Symbol.for('fazen.desk');

export function startPreviewing(): void {
  (globalThis as Record<symbol, unknown>)[key] = true;
}

export function isPreviewing(): boolean {
  return (globalThis as Record<symbol, unknown>)[key] === true;
}
