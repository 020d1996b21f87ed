import { getTdjson } from 'prebuilt-tdlib';
import * as tdl from 'tdl';

/** What Telegram's own parser makes of a text: TDLib, offline, the code that judges a message on arrival. */
export interface Judgement {
  readonly text: string;
  readonly entities: readonly { readonly type: string; readonly offset: number; readonly length: number }[];
  readonly error?: string;
}

let ready = false;

/** Telegram's reading of HTML, with the links, tags and mentions it would add by itself. */
export function telegramReads(html: string): Judgement {
  if (!ready) tdl.configure({ tdjson: getTdjson(), verbosityLevel: 0 });
  ready = true;
  const parsed = tdl.execute({ _: 'parseTextEntities', text: html, parse_mode: { _: 'textParseModeHTML' } });
  if (parsed?._ === 'error') return { text: '', entities: [], error: parsed.message };
  const { text, entities } = parsed as { text: string; entities: Entity[] };
  const found = tdl.execute({ _: 'getTextEntities', text }) as { entities: Entity[] };
  return { text, entities: [...entities, ...found.entities].map(plain) };
}

interface Entity {
  offset: number;
  length: number;
  type: { _: string };
}

function plain({ offset, length, type }: Entity) {
  return { type: type._.replace('textEntityType', ''), offset, length };
}
