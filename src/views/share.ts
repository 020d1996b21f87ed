import { words } from '#edition.ts';

/** Plain links that open a service's own form with the address filled in; nothing is loaded from there. */
export function shareLinks(title: string, url: string): { readonly label: string; readonly href: string }[] {
  const of = (base: string, query: Record<string, string>) =>
    `${base}?${Object.entries(query)
      .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
      .join('&')}`;
  return [
    { label: 'Telegram', href: of('https://t.me/share/url', { url, text: title }) },
    { label: 'X', href: of('https://x.com/intent/post', { url, text: title }) },
    { label: 'LinkedIn', href: of('https://www.linkedin.com/sharing/share-offsite/', { url }) },
    { label: words.share.email, href: of('mailto:', { subject: title, body: url }) },
  ];
}
