import { HtmlValidate } from 'html-validate';
import { parseHTML } from 'linkedom';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { type DataFacts, pageAddress, type PageFacts } from '#domain/release/site-facts.ts';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard'],
  rules: { 'no-implicit-button-type': 'off', 'prefer-native-element': 'off' },
});

/** Reads a page of the built site. @param file its path from the root, which relative links start from. */
export function readPage(file: string, html: string): PageFacts {
  const { document } = parseHTML(html);
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  const attribute = (selector: string, name: string) =>
    document.querySelector(selector)?.getAttribute(name) ?? undefined;
  const links = all('[href], [src], [srcset]')
    .filter((element) => element.localName !== 'use')
    .flatMap((element) => [
      element.getAttribute('href'),
      element.getAttribute('src'),
      ...(element.getAttribute('srcset') ?? '').split(',').map((part) => part.trim().split(/\s+/)[0]),
    ])
    .flatMap((link) => (link ? [resolve(link, file)] : []));
  return {
    ids: all('[id]').map((element) => element.id),
    links: [...new Set(links)],
    image: attribute('meta[property="og:image"]', 'content'),
    canonical: attribute('link[rel=canonical]', 'href'),
    noindex: /noindex/.test(attribute('meta[name=robots]', 'content') ?? ''),
    policy: policyFirst(html) ? attribute('meta[http-equiv="Content-Security-Policy" i]', 'content') : undefined,
    inline: inlineCode(all('script, style, *')),
    invalid: breaches(file, html),
  };
}

/** Addresses of this site begin with “/”; others stay as they are. */
function resolve(link: string, file: string): string {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(link)) return link;
  const { pathname, search, hash } = new URL(link, `http://site.invalid${pageAddress(file)}`);
  return pathname + search + hash;
}

/** A policy in a page does not cover what stands before it. */
function policyFirst(html: string): boolean {
  const policy = html.search(/<meta[^>]+http-equiv="?Content-Security-Policy/i);
  const running = html.search(/<(?:script|style|link[^>]+rel="?stylesheet)/i);
  return policy !== -1 && (running === -1 || policy < running);
}

function inlineCode(elements: readonly Element[]): string[] {
  const found = new Set<string>();
  for (const element of elements) {
    const type = element.getAttribute('type') ?? '';
    if (element.localName === 'style') found.add('an inline <style>');
    else if (element.localName === 'script' && !element.getAttribute('src')) {
      if (!/json$/.test(type)) found.add('an inline <script>');
      else if (!isJson(element.textContent ?? '')) found.add('JSON that cannot be read');
    }
    for (const { name, value } of element.attributes) {
      if (name === 'style') found.add('a style attribute');
      if (name.startsWith('on')) found.add(`an ${name} attribute`);
      if (
        /^(?:href|src|action|formaction|xlink:href)$/.test(name) &&
        /^[\s\p{Cc}]*(?:javascript|vbscript):/iu.test(value)
      )
        found.add(`a ${value.trim().split(':')[0]}: address`);
    }
  }
  return [...found];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function breaches(file: string, html: string): string[] {
  const report = validator.validateStringSync(html, file);
  return (report.results[0]?.messages ?? []).map((one) => `${one.line}: ${one.message} (${one.ruleId})`);
}

const xml = new XMLParser({ ignoreAttributes: false });

/** Reads a file for machines: XML, JSON and calendars must parse; feeds and sitemaps say what they list. */
export function readData(file: string, text: string): DataFacts {
  const none = { unreadable: undefined, links: [], guids: [] };
  if (file.endsWith('.xml') || file.endsWith('.opml')) {
    const valid = XMLValidator.validate(text);
    if (valid !== true) return { ...none, unreadable: `line ${valid.err.line}: ${valid.err.msg}` };
    return { ...none, ...listedInXml(xml.parse(text)) };
  }
  if (file.endsWith('.json')) {
    if (!isJson(text)) return { ...none, unreadable: 'it is not JSON' };
    return { ...none, ...listedInJson(JSON.parse(text)) };
  }
  const calendar = /^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/;
  if (file.endsWith('.ics') && !calendar.test(text)) return { ...none, unreadable: 'it is not a calendar (RFC 5545)' };
  return none;
}

/** XML as fast-xml-parser gives it: elements by name; text where an element holds nothing else. */
interface Tree {
  readonly [name: string]: Tree | undefined;
}

function listedInXml(tree: Tree): Partial<DataFacts> {
  const items = list(tree['rss']?.['channel']?.['item']);
  const urls = [...list(tree['urlset']?.['url']), ...list(tree['sitemapindex']?.['sitemap'])];
  const entries = list(tree['feed']?.['entry']);
  return {
    links: [...items.map((one) => one['link']), ...urls.map((one) => one['loc'])].flatMap((one) =>
      one ? [String(one)] : [],
    ),
    guids: [...items.map((one) => one['guid']), ...entries.map((one) => one['id'])].flatMap((one) =>
      one ? [String(one['#text'] ?? one)] : [],
    ),
  };
}

function list(value: Tree | undefined): readonly Tree[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly Tree[]) : [value];
}

function listedInJson(value: { version?: unknown; items?: { id?: unknown; url?: unknown }[] }): Partial<DataFacts> {
  if (!String(value?.version).startsWith('https://jsonfeed.org/') || !Array.isArray(value.items)) return {};
  return { links: value.items.map((one) => String(one.url)), guids: value.items.map((one) => String(one.id)) };
}
