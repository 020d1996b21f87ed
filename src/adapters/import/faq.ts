import { clean, isDisclaimer } from '#adapters/import/wording.ts';

const limits = { question: 200, answer: 1200 };

/** Questions and answers under a heading that says so. One that is too long for its field stays in the text. */
export function takeFaq(root: Element, remarks: string[]): { q: string; a: string }[] {
  const heading = [...root.querySelectorAll('h1, h2, h3')].find((one) =>
    /^(?:faqs?|frequently asked|questions? and answers|q ?(?:&|and) ?a)\b/i.test(clean(one.textContent)),
  );
  if (!heading) return [];
  const level = Number(heading.tagName.slice(1));
  const blocks: Element[] = [];
  for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
    const depth = /^H[1-6]$/.test(next.tagName) ? Number(next.tagName.slice(1)) : 9;
    const text = clean(next.textContent);
    if (depth <= level && !text.endsWith('?')) break;
    if (isDisclaimer(text)) break;
    blocks.push(next);
  }
  const pairs = pairUp(blocks.map((one) => clean(one.textContent)));
  const whole =
    pairs.length > 0 && pairs.every(({ q, a }) => a && q.length <= limits.question && a.length <= limits.answer);
  if (!whole) {
    remarks.push(
      'The questions and answers could not be told apart, or are too long for their fields; they stand in the text.',
    );
    return [];
  }
  for (const block of [heading, ...blocks]) block.remove();
  return pairs;
}

/** Question and answer as two blocks, as “Q:” and “A:”, or both in one paragraph. */
function pairUp(texts: readonly string[]): { q: string; a: string }[] {
  const pairs: { q: string; a: string }[] = [];
  for (const text of texts) {
    const bare = withoutMark(text);
    const [, question, said = ''] = /^([^?]{8,200}\?)\s*(.*)$/s.exec(bare) ?? [];
    const answer = withoutMark(said);
    const last = pairs.at(-1);
    if (question && (answer === '' || !last || last.a !== '')) pairs.push({ q: question, a: answer });
    else if (last) last.a = `${last.a} ${bare}`.trim();
    else return [];
  }
  return pairs;
}

function withoutMark(text: string): string {
  return text.replace(/^(?:Q(?:uestion)?|A(?:nswer)?)\s*\d*\s*[:.]\s*/i, '');
}
