import { z } from 'zod';
import type { DeliveryRecord } from '#domain/delivery.ts';

/** Enough to tell a record from a damaged line; the fields that follow were written by this very program. */
const shape = z.looseObject({ key: z.string().min(1), state: z.string().min(1), at: z.number() });

/** A stored record as data, or undefined when it is none. */
export function parseRecord(value: unknown): DeliveryRecord | undefined {
  const result = shape.safeParse(value);
  return result.success ? (result.data as unknown as DeliveryRecord) : undefined;
}
