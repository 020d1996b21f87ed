import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ConfigurationError } from '#domain/user-error.ts';
import { briefLanguages } from '#views/brief-words.ts';
import { categoryIds, site } from '#site.ts';

/** A channel that gets the brief. A language edition has its own content folder and site. */
const channel = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,32}$/, { error: 'a short name of a–z, 0–9 and hyphens' }),
  chat: z.union([z.string(), z.number()]).transform(String),
  language: z.enum(briefLanguages).default('en'),
  category: z.enum(categoryIds).optional(),
  contentDir: z.string().optional(),
  siteUrl: z.url().optional(),
  lastPostId: z.number().int().positive().optional(),
});
export type Channel = z.output<typeof channel>;

export interface BriefSettings {
  readonly token: string;
  readonly apiRoot: string | undefined;
  readonly channels: readonly Channel[];
  /** Private chat for alerts and for looking posts up; without it an unknown outcome waits for a person. */
  readonly ops: string | undefined;
  readonly alertWebhook: string | undefined;
  /** Address that is fetched when every channel has its brief; its silence rings the operators. */
  readonly deadManUrl: string | undefined;
}

/**
 * Settings of the Morning Brief from the environment, or from files of the same names in CREDENTIALS_DIRECTORY
 * (systemd `LoadCredential=`).
 * @throws ConfigurationError naming the first thing that is missing or cannot be used; never its value if it is a secret.
 */
export function readBriefSettings(env: NodeJS.ProcessEnv): BriefSettings {
  const channels = readChannels(env);
  const token = required(env, 'TELEGRAM_BOT_TOKEN', 'the token @BotFather gave you');
  return {
    token,
    channels,
    apiRoot: address(env, 'TELEGRAM_API_ROOT'),
    ops: secret(env, 'TELEGRAM_OPS_CHAT_ID'),
    alertWebhook: address(env, 'ALERT_WEBHOOK_URL'),
    deadManUrl: address(env, 'DEADMAN_URL'),
  };
}

/** The channels alone, for commands that send nothing. One `main` channel when nothing is set. */
export function readChannelsOrDefault(env: NodeJS.ProcessEnv): readonly Channel[] {
  const unset = !secret(env, 'TELEGRAM_CHANNELS') && !secret(env, 'TELEGRAM_CHAT_ID');
  return unset ? [{ id: 'main', chat: '', language: 'en' }] : readChannels(env);
}

function readChannels(env: NodeJS.ProcessEnv): readonly Channel[] {
  const list = secret(env, 'TELEGRAM_CHANNELS');
  if (!list) {
    const chat = required(env, 'TELEGRAM_CHAT_ID', 'the id of the channel, e.g. -1001234567890');
    const last = secret(env, 'TELEGRAM_LAST_POST_ID');
    return [parse(channel, { id: 'main', chat, ...(last && { lastPostId: Number(last) }) }, 'TELEGRAM_LAST_POST_ID')];
  }
  let raw: unknown;
  try {
    raw = JSON.parse(list);
  } catch {
    throw new ConfigurationError('TELEGRAM_CHANNELS is not JSON.', channelHint);
  }
  const channels = parse(z.array(channel).min(1), raw, 'TELEGRAM_CHANNELS');
  for (const key of ['id', 'chat'] as const)
    if (new Set(channels.map((one) => one[key])).size < channels.length)
      throw new ConfigurationError(
        `TELEGRAM_CHANNELS gives two channels the same ${key}.`,
        'Each channel gets one brief a day.',
      );
  return channels;
}

const channelHint = `Write a list such as [{"id":"main","chat":"-1001234567890","lastPostId":12},{"id":"tech","chat":"-1009876543210","category":"tech"}]. Languages: ${briefLanguages.join(', ')}; the site's own is ${site.language}.`;

function parse<T extends z.ZodType>(schema: T, value: unknown, name: string): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new ConfigurationError(`${name} cannot be used: ${issue?.path.join('.')}: ${issue?.message}.`, channelHint);
}

function required(env: NodeJS.ProcessEnv, name: string, what: string): string {
  const value = secret(env, name);
  if (value) return value;
  throw new ConfigurationError(`${name} is not set, so nothing was sent.`, `Set it in the environment: ${what}.`);
}

function address(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = secret(env, name);
  if (value && !/^https?:\/\//.test(value))
    throw new ConfigurationError(
      `${name} is not a web address.`,
      'It begins with https:// (http:// only on this machine).',
    );
  return value;
}

function secret(env: NodeJS.ProcessEnv, name: string): string | undefined {
  if (env[name]) return env[name];
  const folder = env['CREDENTIALS_DIRECTORY'];
  if (!folder) return undefined;
  try {
    return readFileSync(path.join(folder, name), 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}
