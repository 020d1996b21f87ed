import { type DeliveryRow, rowsOf, type Window } from '#domain/delivery.ts';
import { sendPause } from '#domain/delivery-schedule.ts';
import { nextWork, type Patience, type Step } from '#domain/delivery-step.ts';
import { ConfigurationError } from '#domain/user-error.ts';
import { editPost, retractPost } from '#adapters/brief-amend.ts';
import { doubtStopped, post } from '#adapters/brief-post.ts';
import { type Hand, holdForPerson, type SenderPorts, takeInHand } from '#adapters/brief-hand.ts';
import { prepare, probe } from '#adapters/brief-prepare.ts';
import type { Journal } from '#adapters/journal.ts';

/** A message that is to go out; planning the same one again changes nothing. */
export interface Plan {
  readonly key: string;
  readonly kind: 'brief' | 'reply';
  readonly day: string;
  readonly channel: string;
  readonly chat: string;
  readonly window: Window;
  /** A post known to exist in the channel, for the very first message. */
  readonly lastPostId?: number | undefined;
  readonly replyTo?: number;
  /** A reply is fixed when it is planned; a brief is made from the content when it is sent. */
  readonly message?: object;
  readonly textSha?: string;
}

/**
 * Carries every planned message, and every older one that is still open, as far as it can be carried now.
 * The lease is held only while there is something to do, never while waiting, so that any number of senders may run.
 * @param patience `long`: stays until each window closes; `short`: leaves what needs a person's hand for a later run.
 * @returns the rows of the plans, as they stand.
 */
export async function deliver(ports: SenderPorts, plans: readonly Plan[], patience: Patience): Promise<DeliveryRow[]> {
  for (;;) {
    const pause = await withJournal(ports, (journal) => workOff(ports, journal, plans, patience));
    if (typeof pause !== 'number') return pause;
    // In pieces, so that a clock that is set anew is noticed.
    await ports.clock.sleep(Math.min(pause, 30_000));
  }
}

/** Does what is due. Gives the milliseconds till more is due, or the rows when there is nothing left to wait for. */
async function workOff(
  ports: SenderPorts,
  journal: Journal,
  plans: readonly Plan[],
  patience: Patience,
): Promise<number | DeliveryRow[]> {
  const hand = takeInHand(ports, journal);
  for (const plan of plans) await enter(hand, journal, plan);
  for (;;) {
    const rows = rowsOf(journal.records);
    const work = nextWork([...rows.values()], hand.now(), ports.ops !== undefined, patience);
    if (!work) return plans.flatMap((plan) => rows.get(plan.key) ?? []);
    if (work.step.do === 'wait') return Math.max(1, work.step.until - hand.now());
    await perform(hand, work.row, work.step);
  }
}

/** Runs with the lease. Waits for another sender, who never holds it longer than one round of calls takes. */
export async function withJournal<T>(
  { journal: store, clock }: SenderPorts,
  work: (journal: Journal) => Promise<T>,
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const journal = await store.acquire();
    if (journal) {
      try {
        return await work(journal);
      } finally {
        await journal.release();
      }
    }
    if (tries >= 1200)
      throw new ConfigurationError(
        'Another sender has had the journal for twenty minutes.',
        'See with `npm run brief -- status` what it is doing; nothing was sent here.',
      );
    await clock.sleep(1_000);
  }
}

/** Plans a message once. One that was too late may be planned again with a longer window, by a person. */
async function enter(hand: Hand, journal: Journal, plan: Plan): Promise<void> {
  const row = hand.rows.get(plan.key);
  if (row && !(row.state === 'SKIPPED_LATE' && hand.now() < plan.window.until)) return;
  const { lastPostId, ...fields } = plan;
  const known = [...hand.rows.values()].filter((row) => row.chat === plan.chat);
  const ids = known.flatMap((row) => [row.messageId, row.head]).filter((id) => id !== undefined);
  const head = ids.length > 0 ? Math.max(...ids) : lastPostId;
  await journal.append({
    ...fields,
    state: 'PLANNED',
    at: hand.now(),
    attempt: row?.attempt ?? 0,
    ...(head !== undefined && { head, control: head }),
  });
}

async function perform(hand: Hand, row: DeliveryRow, step: Step): Promise<void> {
  switch (step.do) {
    case 'prepare':
      await prepare(hand, row, step.variant);
      return;
    case 'send':
      await post(hand, row);
      await hand.clock.sleep(sendPause);
      return;
    case 'doubt':
      await doubtStopped(hand, row);
      return;
    case 'probe':
      await probe(hand, row);
      return;
    case 'believe-unsent':
      await hand.note(row, { state: 'READY', probes: [], notBefore: 0 });
      return;
    case 'believe-answer':
      await hand.note(row, {
        state: 'SENT',
        ...(row.answered && { messageId: row.answered }),
        learned: 'answer',
        why: 'the post could not be looked up',
      });
      return;
    case 'skip':
      await hand.note(row, { state: 'SKIPPED_LATE', ...(row.why && { why: row.why }) });
      await hand.alert(
        `${row.key} was not sent in time and stays on the web only. Last reason: ${row.why ?? 'the sender did not run in time'}.`,
      );
      return;
    case 'hold':
      await holdForPerson(hand, row, step.why);
      return;
    case 'edit':
      await editPost(hand, row);
      return;
    case 'retract':
      await retractPost(hand, row);
      return;
    default:
      return;
  }
}
