import type { z } from 'zod';
import { nearest } from '#domain/nearest.ts';
import type { Locate, Problem, ProblemCode } from '#domain/problem.ts';
import { topicSlug } from '#domain/topics.ts';

type Issue = z.core.$ZodIssue;
type Finding = { code: ProblemCode; args: Record<string, string>; path?: readonly PropertyKey[]; key?: string };

/**
 * Checks raw frontmatter against a schema.
 * @returns the data, or every problem found, each with the line it stands on.
 */
export function validate<S extends z.ZodType>(
  schema: S,
  raw: unknown,
  file: string,
  locate: Locate,
): { data: z.output<S> } | { problems: Problem[] } {
  const result = schema.safeParse(raw, { reportInput: true });
  if (result.success) return { data: result.data };
  const problems = result.error.issues.flatMap((issue) =>
    findings(issue, schema).map((finding): Problem => {
      const path = finding.path ?? issue.path;
      const { key } = finding;
      return {
        code: finding.code,
        file,
        ...locate(path, key === undefined ? {} : { key }),
        path: [...path, ...(key === undefined ? [] : [key])].map(String).join('.'),
        args: finding.args,
      };
    }),
  );
  return { problems };
}

function findings(issue: Issue, schema: z.ZodType): Finding[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        code: 'unknown-key',
        key,
        args: { key, near: nearest(key, keysAt(schema, issue.path)) },
      }));
    case 'invalid_type':
      return [typeFinding(issue, schema)];
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (issue.input === undefined) return [missing(issue, schema, `Write one of: ${allowed.join(', ')}.`)];
      if (issue.input === null || issue.input === '') return [empty(issue, `Write one of: ${allowed.join(', ')}.`)];
      const value = shown(issue.input);
      return [{ code: 'unknown-value', args: { value, allowed: allowed.join(', '), near: nearest(value, allowed) } }];
    }
    case 'too_big':
      return [
        {
          code: 'too-long',
          args: { length: size(issue.input), max: String(issue.maximum), unit: unit(issue.origin) },
        },
      ];
    case 'too_small':
      if (issue.input === '') return [empty(issue, hint(schema, issue.path))];
      return [
        {
          code: 'too-short',
          args: { length: size(issue.input), min: String(issue.minimum), unit: unit(issue.origin) },
        },
      ];
    case 'custom': {
      const { code = 'rule', ...args } = (issue.params ?? {}) as Record<string, string>;
      if (args['value'] === '') return [empty(issue, hint(schema, issue.path))];
      return [{ code: code as ProblemCode, args }];
    }
    case 'invalid_format':
      if (issue.input === '') return [empty(issue, hint(schema, issue.path))];
      return [{ code: 'bad-format', args: formatArgs(shown(issue.input), issue.message) }];
    default:
      return [{ code: 'rule', args: { sentence: `${issue.message}.` } }];
  }
}

function typeFinding(issue: Extract<Issue, { code: 'invalid_type' }>, schema: z.ZodType): Finding {
  if (issue.input === undefined) return missing(issue, schema, hint(schema, issue.path));
  if (issue.input === null) return empty(issue, hint(schema, issue.path));
  return {
    code: 'wrong-type',
    args: { expected: typeName(issue.expected), found: typeName(typeOf(issue.input)), hint: hint(schema, issue.path) },
  };
}

function missing(issue: Issue, _schema: z.ZodType, advice: string): Finding {
  return {
    code: 'missing-field',
    args: { field: String(issue.path.at(-1) ?? 'the frontmatter'), hint: advice },
  };
}

function empty(issue: Issue, advice: string): Finding {
  return { code: 'empty-field', args: { field: String(issue.path.at(-1) ?? 'the frontmatter'), hint: advice } };
}

/** The description of a field in its schema, as advice on what to write. */
function hint(schema: z.ZodType, path: readonly PropertyKey[]): string {
  return schemaAt(schema, path)?.description ?? 'Fill it in, or remove the line if it is optional.';
}

function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  return Object.keys(shapeOf(schemaAt(schema, path)) ?? {});
}

function schemaAt(schema: z.ZodType | undefined, path: readonly PropertyKey[]): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>((at, step) => {
    const inner = unwrap(at) as { element?: z.ZodType; shape?: Record<string, z.ZodType> } | undefined;
    return typeof step === 'number' ? inner?.element : inner?.shape?.[String(step)];
  }, schema);
}

function shapeOf(schema: z.ZodType | undefined) {
  return (unwrap(schema) as { shape?: Record<string, z.ZodType> } | undefined)?.shape;
}

/** Optional, default and nullable wrap the schema that has the shape. */
function unwrap(schema: z.ZodType | undefined): z.ZodType | undefined {
  const wrapped = schema as { def?: { innerType?: z.ZodType } } | undefined;
  return wrapped?.def?.innerType ? unwrap(wrapped.def.innerType) : schema;
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

function typeName(type: string): string {
  const names: Record<string, string> = {
    string: 'text',
    array: 'a list',
    object: 'a group of fields',
    number: 'a number',
    boolean: 'true or false',
  };
  return names[type] ?? type;
}

/** A name typed where its id belongs is most often the id's own words. */
function formatArgs(value: string, expected: string): Record<string, string> {
  const near = expected.startsWith('an id ') ? topicSlug(value) : '';
  return { value, expected, ...(near && { near }) };
}

function size(input: unknown): string {
  return typeof input === 'string' || Array.isArray(input) ? String(input.length) : shown(input);
}

/** A value as an editor wrote it; a group of fields in short. */
function shown(input: unknown): string {
  return typeof input === 'object' ? (JSON.stringify(input) ?? '').slice(0, 60) : String(input);
}

function unit(origin: string): string {
  return origin === 'string' ? 'characters' : origin === 'array' ? 'entries' : 'is the value';
}
