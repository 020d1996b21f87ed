import type { Rule } from '#domain/lint/finding.ts';
import { nearest } from '#domain/nearest.ts';

const link = /(?<!!)\[([^\]\n]*)\]\(([^)\s]+)(?:\s"[^"]*")?\)/g;

/** A link whose words say nothing of where it leads. */
export const linkText: Rule = {
  code: 'link-text',
  says: (a) => `the link “${a['text']}” does not say where it leads.`,
  reason: 'Screen readers list links by their words, and search engines weigh them (WCAG 2.4.4).',
  fix: () => 'Link the words that name the page, e.g. “the FPC’s December report”.',
  *find({ source, bodyStart, place }) {
    for (const match of source.slice(bodyStart).matchAll(link)) {
      const text = (match[1] ?? '').trim();
      if (
        /^(?:click )?here$|^(?:this|the)? ?(?:link|page|article|source|website|topic)$|^(?:read|learn|see) more$|^more$|^https?:|^$/i.test(
          text,
        )
      )
        yield { at: place(bodyStart + match.index, match[0].length), args: { text: text || 'without words' } };
    }
  },
};

/** A link within the site that leads nowhere. */
export const deadLink: Rule = {
  code: 'dead-link',
  says: (a) => `“${a['href']}” leads nowhere: ${a['why']}.${a['near'] ? ` Did you mean “${a['near']}”?` : ''}`,
  reason: 'A dead link on the day of publication is a mistake nobody else can make for us.',
  fix: () => 'Correct the address. Anchors are the heading in small letters with hyphens; the desk shows them.',
  *find({ source, bodyStart, place, collection, entry }, world) {
    const here = collection === 'briefs' ? `/briefs/${entry.id}/` : `/notes/${entry.id}/`;
    for (const match of source.slice(bodyStart).matchAll(link)) {
      const href = match[2] ?? '';
      if (!/^[/#]/.test(href)) continue;
      const [path = '', anchor] = href.split('#');
      const at = place(bodyStart + match.index + match[0].lastIndexOf(href), href.length);
      const page = path === '' ? here : path.endsWith('/') || /\.\w+$/.test(path) ? path : `${path}/`;
      if (!world.hasPage(page)) yield { at, args: { href, why: 'there is no such page' } };
      else if (path !== '' && page !== path) yield { at, args: { href, why: 'addresses end in “/”', near: page } };
      else if (anchor) {
        const ids = world.anchors(page);
        if (ids && !ids.has(anchor))
          yield { at, args: { href, why: `the page has no heading “#${anchor}”`, near: nearest(anchor, [...ids]) } };
      }
    }
  },
};
