/**
 * Whether a page answers. Many publishers refuse programs (401, 403, 429): such a page is there, and counts as alive.
 * @returns nothing when it does, else what happened.
 */
export async function isAlive(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(20_000),
      headers: { 'user-agent': 'Mozilla/5.0 (compatible; source check)', accept: 'text/html,*/*' },
    });
    await response.body?.cancel();
    return response.ok || [401, 403, 405, 406, 429].includes(response.status) ? undefined : `status ${response.status}`;
  } catch (error) {
    const cause = error instanceof Error ? ((error.cause as Error | undefined) ?? error) : undefined;
    return cause?.message ?? 'no answer';
  }
}
