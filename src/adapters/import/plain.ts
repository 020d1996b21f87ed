import { clean } from '#adapters/import/wording.ts';

/** A note's headings begin at “##” and go down one at a time. */
export function levelHeadings(document: Document, root: Element): void {
  let level = 1;
  for (const heading of root.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const wanted = Math.min(6, Math.max(2, Math.min(Number(heading.tagName.slice(1)), level + 1)));
    level = wanted;
    const levelled = document.createElement(`h${wanted}`);
    levelled.textContent = clean(heading.textContent);
    heading.replaceWith(levelled);
  }
}

/** Pictures elsewhere cannot be shown; they become links to fetch, save beside the note and describe. */
export function plainPictures(document: Document, root: Element, remarks: string[]): void {
  for (const picture of root.querySelectorAll('img')) {
    const src = picture.getAttribute('src') ?? '';
    const alt = clean(picture.getAttribute('alt')) || 'picture';
    const web = /^https?:/.test(src);
    const link = document.createElement(web ? 'a' : 'span');
    if (web) link.setAttribute('href', src);
    link.textContent = web || alt !== 'picture' ? alt : '';
    picture.replaceWith(link);
    remarks.push(
      `Save this picture beside the note, and show it with <Figure src="./…" alt="…" caption="…" />: ${web ? src : alt}`,
    );
  }
}

export function safeLinks(document: Document, root: Element, remarks: string[]): void {
  let links = 0;
  for (const link of root.querySelectorAll('a')) {
    const href = link.getAttribute('href') ?? '';
    if (/^(?:https?:\/\/|mailto:)/i.test(href) && !/[\s<>(){}]/.test(href)) links += 1;
    else {
      const text = document.createElement('span');
      text.innerHTML = link.innerHTML;
      link.replaceWith(text);
      if (href && !href.startsWith('#'))
        remarks.push(`This link was dropped, since it is not an address of the web: ${href}`);
    }
  }
  if (links > 0)
    remarks.push(
      `${links} link(s) in the text: enter those that are evidence under sources, with the day you opened them.`,
    );
}

/** Markdown tables need a head. */
export function headedTables(document: Document, root: Element): void {
  for (const table of root.querySelectorAll('table')) {
    const row = table.querySelector('tr');
    if (!row || row.querySelector('th')) continue;
    for (const cell of row.querySelectorAll('td')) {
      const head = document.createElement('th');
      head.innerHTML = cell.innerHTML;
      cell.replaceWith(head);
    }
  }
}
