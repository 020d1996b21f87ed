import type { Announcement } from '#views/announcement.ts';

/**
 * Sends announcements, each once; a service that does not answer is told about and nothing more, because the site is
 * live already. @returns one line for each.
 */
export function announce(announcements: readonly Announcement[]): Promise<string[]> {
  return Promise.all(
    announcements.map(async ({ to, contentType, body }) => {
      const { host } = new URL(to);
      try {
        const response = await fetch(to, {
          method: 'POST',
          headers: { 'content-type': contentType },
          body,
          signal: AbortSignal.timeout(10_000),
        });
        return response.ok ? `${host} was told` : `${host} answered ${response.status}; readers of it may wait longer`;
      } catch (error) {
        return `${host} could not be told: ${error instanceof Error ? error.message : String(error)}`;
      }
    }),
  );
}
