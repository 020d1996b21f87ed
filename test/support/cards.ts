import { chartReader } from '#adapters/card/chart.ts';
import { readContent } from '#adapters/content-folder.ts';
import { createLibrary } from '#domain/library.ts';
import { allCards, type CardModel } from '#views/card/model.ts';
import type { CardRisk } from '#views/card/risk.ts';
import { shippedSite } from './build-site.ts';

/** A note's card with every part, to be varied by a test. */
export function noteModel(title: string, more: Partial<CardModel> = {}): CardModel {
  return {
    kind: 'note',
    category: 'tech',
    label: 'Research note',
    title,
    text: 'The conclusion of the note in one sentence, with the figure that matters. And a second one.',
    date: '23 November 2026',
    ...more,
  };
}

export const someRisk: CardRisk = {
  impact: 'Very High',
  impactStep: 5,
  likelihood: 'Moderate',
  likelihoodStep: 3,
  horizonMonths: 18,
};

/** The cards of the shipped content, at the moment of the shipped site. */
export async function shippedCards(): Promise<Map<string, CardModel>> {
  const { entries } = await readContent(shippedSite.contentDir);
  return allCards(createLibrary(entries, new Date(shippedSite.now)), chartReader(shippedSite.contentDir));
}

const long =
  'Supervisors on three continents ask banks and insurers to name every supplier of frontier models, to test what happens when one of them withdraws access overnight, and to say in writing how much of their revenue would stop with it, by the end of a quarter that already holds two other reporting deadlines and an election in a large economy';

/** Titles from one character to three hundred, and all that has broken a card somewhere. */
export const titles: readonly (readonly [name: string, title: string])[] = [
  ['one-letter', 'A'],
  ['one-word', 'Capex'],
  ['typical', 'Anthropic Claude Mythos leak raises cybersecurity alarm'],
  [
    'limit',
    'How a hundred and ten characters of headline, the most an editor may write, still stand on the card in full ok',
  ],
  ['three-hundred', long.slice(0, 300)],
  ['no-spaces', 'Unbrokenidentifier'.repeat(6)],
  ['no-spaces-300', 'x'.repeat(300)],
  ['german', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft haftet'],
  [
    'german-two',
    'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz und Kraftfahrzeughaftpflichtversicherung',
  ],
  ['hyphens', 'Cloud-infrastructure-as-a-service-provider-concentration and third-party-risk-management-programmes'],
  ['dashes', 'Rates — higher, longer – and 5–10 % of the S&P 500 at risk'],
  ['entities', 'AT&amp;T &amp; Verizon &mdash; &ldquo;patch&rdquo; &#8364;5&nbsp;bn of debt &lt;A-&gt;'],
  ['markdown', 'The **one** figure `p = 0.3` that __matters__'],
  ['quotes', "Europe's “digital omnibus”: what the EU's ‘pause’ delays"],
  ['figures', 'USD 700bn in 2026, EUR 1.5tn by 2 December 2027, −13% in a day'],
  ['polish-turkish', 'Łódź, Şişecam and Gdańsk: żółć in the supply chain'],
  ['vietnamese', 'Ngân hàng Nhà nước Việt Nam siết chặt quy định về trí tuệ nhân tạo'],
  ['greek', 'Η Ευρωπαϊκή Κεντρική Τράπεζα προειδοποιεί για τις αποτιμήσεις'],
  ['cyrillic', 'Банк России и регулирование искусственного интеллекта'],
  ['arabic', 'هبوط أسهم الأمن السيبراني بعد تسرب نموذج Mythos في مارس 2026'],
  ['chinese', '中国人工智能监管机构要求披露模型安全事件，市场反应平静'],
  ['japanese', '東京証券取引所、生成AIの開示ルールを「来年度」から義務化へ'],
  ['korean', '한국 금융당국, 인공지능 공급망 위험 점검에 나선다'],
  ['emoji', 'Chips 🚀 up, cyber 📉 down: 🇪🇺 rules and 👩‍💻 🫸🏽 teams'],
];
