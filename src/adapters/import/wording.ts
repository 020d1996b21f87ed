export function isDisclaimer(text: string): boolean {
  return /^disclaimer\b|informational purposes only|not (?:constitute )?(?:investment|financial) advice/i.test(text);
}

export function clean(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
