import { type FakeEntity, parseTelegramHtml } from './fake-telegram-html.ts';

export interface Post {
  readonly id: number;
  readonly date: number;
  readonly by: 'bot' | 'other' | 'service';
  text: string;
  entities: FakeEntity[];
  /** Link preview and keyboard, which an edit replaces as a whole. */
  extras: Record<string, unknown>;
  readonly forward?: { chat: number; id: number };
  readonly silent?: boolean;
}

interface Chat {
  readonly id: number;
  readonly title: string;
  readonly type: 'channel' | 'supergroup';
  readonly posts: Map<number, Post>;
  nextId: number;
  status: 'administrator' | 'member' | 'left' | 'kicked';
  mayPost: boolean;
  isProtected: boolean;
}

export type Answer = { readonly ok: true; readonly result: unknown } | Refused;
type Refused = {
  readonly ok: false;
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: object;
};
type Payload = Record<string, unknown>;

const me = { id: 4242, is_bot: true, first_name: 'Brief', username: 'fazen_brief_bot' };
const day = 86_400_000;

/**
 * The part of Telegram the brief meets, with its rules, its ids shared by everyone who posts, and its very words of
 * refusal (reference/telegram.md §1 and §3). Holds no connection: `fake-telegram-server.ts` gives it HTTP and faults.
 */
export class FakeTelegram {
  readonly chats = new Map<number, Chat>();
  readonly calls: { method: string; payload: Payload }[] = [];
  readonly now: () => number;

  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  /** A chat as it is after creation: a service post with id 1, and the bot as an administrator who may post. */
  addChat(id: number, type: Chat['type'] = 'channel'): Chat {
    const chat: Chat = {
      ...{ id, type, title: `Chat ${id}`, posts: new Map(), nextId: 1 },
      ...{ status: 'administrator', mayPost: true, isProtected: false },
    };
    this.chats.set(id, chat);
    this.#add(chat, { by: 'service', text: '', entities: [], extras: {} });
    return chat;
  }

  /** A post of somebody else. */
  foreignPost(chatId: number, text: string): number {
    return this.#add(this.#chat(chatId), { by: 'other', text, entities: [], extras: {} }).id;
  }

  posts(chatId: number): Post[] {
    return [...this.#chat(chatId).posts.values()];
  }

  /** Carries out a call of the Bot API. */
  answer(method: string, payload: Payload): Answer {
    this.calls.push({ method, payload });
    const known = this.#methods[method];
    if (!known) return refuse(404, 'Not Found');
    try {
      return { ok: true, result: known(payload) };
    } catch (error) {
      if (error instanceof Refusal) return refuse(error.code, error.message);
      throw error;
    }
  }

  readonly #methods: Record<string, (payload: Payload) => unknown> = {
    getMe: () => me,
    getChat: (payload) => this.#chatInfo(this.#reachable(payload['chat_id'])),
    getChatMember: (payload) => {
      const chat = this.#reachable(payload['chat_id']);
      return { user: me, status: chat.status, can_post_messages: chat.mayPost, can_edit_messages: false };
    },
    sendMessage: (payload) => {
      const parsed = parseText(payload);
      const chat = this.#reachable(payload['chat_id']);
      if (chat.type === 'channel' && !chat.mayPost) bad('need administrator rights in the channel chat');
      const reply = payload['reply_parameters'] as { message_id: number } | undefined;
      if (reply && !chat.posts.has(reply.message_id)) bad('message to be replied not found');
      const silent = payload['disable_notification'] === true;
      return this.#message(chat, this.#add(chat, { by: 'bot', ...parsed, extras: extrasOf(payload), silent }));
    },
    forwardMessage: (payload) => {
      const to = this.#reachable(payload['chat_id']);
      const from = this.#reachable(payload['from_chat_id']);
      const post = from.posts.get(Number(payload['message_id']));
      if (!post) return bad('message to forward not found');
      if (post.by === 'service') return bad("the message can't be forwarded");
      if (from.isProtected) return bad("message has protected content and can't be forwarded");
      const copy = { by: 'bot', text: post.text, entities: post.entities, extras: post.extras } as const;
      return this.#message(to, this.#add(to, { ...copy, forward: { chat: from.id, id: post.id }, silent: true }));
    },
    editMessageText: (payload) => {
      const parsed = parseText(payload);
      const chat = this.#reachable(payload['chat_id']);
      const post = chat.posts.get(Number(payload['message_id']));
      if (!post) return bad('message to edit not found');
      if (post.by !== 'bot' || post.forward) return bad("message can't be edited");
      const extras = extrasOf(payload);
      if (
        JSON.stringify([post.text, post.entities, post.extras]) ===
        JSON.stringify([parsed.text, parsed.entities, extras])
      )
        bad(
          'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
        );
      Object.assign(post, parsed, { extras });
      return this.#message(chat, post);
    },
    deleteMessage: (payload) => {
      const chat = this.#reachable(payload['chat_id']);
      const post = chat.posts.get(Number(payload['message_id']));
      if (!post) return bad('message to delete not found');
      if (this.now() - post.date > 2 * day) bad("message can't be deleted for everyone");
      chat.posts.delete(post.id);
      return true;
    },
  };

  #add(chat: Chat, post: Omit<Post, 'id' | 'date'>): Post {
    const made = { ...post, id: chat.nextId, date: this.now() };
    chat.nextId += 1;
    chat.posts.set(made.id, made);
    return made;
  }

  #chat(id: number): Chat {
    const chat = this.chats.get(id);
    if (!chat) throw new Error(`The fake has no chat ${id}.`);
    return chat;
  }

  #reachable(id: unknown): Chat {
    const chat = this.chats.get(Number(id));
    if (!chat) return bad('chat not found');
    if (chat.status === 'kicked') throw new Refusal(403, 'Forbidden: bot was kicked from the channel chat');
    if (chat.status === 'left') throw new Refusal(403, 'Forbidden: bot is not a member of the channel chat');
    return chat;
  }

  #chatInfo({ id, title, type }: Chat) {
    return { id, title, type };
  }

  #message(chat: Chat, post: Post) {
    const from = post.forward && this.#chat(post.forward.chat);
    return {
      message_id: post.id,
      date: Math.floor(post.date / 1000),
      chat: this.#chatInfo(chat),
      text: post.text,
      entities: post.entities,
      ...post.extras,
      ...(from && {
        forward_origin: {
          type: 'channel',
          chat: this.#chatInfo(from),
          message_id: post.forward?.id,
          date: Math.floor(post.date / 1000),
        },
      }),
    };
  }
}

class Refusal extends Error {
  readonly code: number;
  constructor(code: number, description: string) {
    super(description);
    this.code = code;
  }
}

function bad(description: string): never {
  throw new Refusal(400, `Bad Request: ${description}`);
}

function refuse(error_code: number, description: string): Refused {
  return { ok: false, error_code, description };
}

function extrasOf({ link_preview_options, reply_markup }: Payload): Record<string, unknown> {
  return { ...(link_preview_options ? { link_preview_options } : {}), ...(reply_markup ? { reply_markup } : {}) };
}

function parseText(payload: Payload): { text: string; entities: FakeEntity[] } {
  const raw = typeof payload['text'] === 'string' ? payload['text'] : '';
  if (Buffer.byteLength(raw) > 32_768) bad('text is too long');
  const parsed = payload['parse_mode'] === 'HTML' ? parseTelegramHtml(raw) : { text: raw, entities: [] };
  if ('error' in parsed) return bad(`can't parse entities: ${parsed.error}`);
  const start = parsed.text.length - parsed.text.trimStart().length;
  const text = parsed.text.trim();
  if (text === '') bad('message text is empty');
  // Telegram counts code points here, though it measures entities in UTF-16 units.
  if ([...text].length > 4096) bad('message is too long');
  const bytes = parsed.entities.reduce((sum, one) => sum + 12 + Buffer.byteLength(one.url ?? ''), 0);
  if (bytes > 9_500) bad('ENTITIES_TOO_LONG');
  // The 101st is dropped without a word.
  const entities = parsed.entities.slice(0, 100).map((one) => ({ ...one, offset: one.offset - start }));
  return { text, entities };
}
