import { type DeskEntry, states } from '#views/desk/model.ts';

/** Which part of the list a page of the desk shows. */
export interface DeskView {
  /** One state, or what has something to mend; undefined = the newest of every state. */
  readonly state: DeskEntry['state'] | 'remarks' | undefined;
  /** From 1. */
  readonly page: number;
  /** Words of a title or an id; empty = everything. */
  readonly q: string;
}

/** The view that an address asks for; what it does not understand is left out. */
export function deskView(search: URLSearchParams): DeskView {
  const page = Number(search.get('page') ?? 1);
  const state = search.get('state');
  return {
    state: [...states, 'remarks' as const].find((one) => one === state),
    page: Number.isInteger(page) && page > 0 ? page : 1,
    q: (search.get('q') ?? '').trim().slice(0, 100),
  };
}

/** The address of a view. */
export function deskAddress({ state, page, q }: DeskView): string {
  const search = new URLSearchParams({
    ...(state ? { state } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
    ...(q ? { q } : {}),
  });
  return search.size > 0 ? `/desk/?${search.toString()}` : '/desk/';
}
