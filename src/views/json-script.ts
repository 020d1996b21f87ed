/**
 * JSON for a `<script>` element. `<` and `>` are escaped, so that a title with `</script>` stays text: Astro's policy
 * meta tag stands after head scripts, and such a title ran before (reference/security-editors.md §2.1).
 */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
