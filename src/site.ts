import { language, openGraphLocale, publisher } from '#edition.ts';

/** The publisher's facts, in English. Another edition says some of them in its own words: `publisher` in its file. */
export const facts = {
  name: 'Fazen Capital Research',
  shortName: 'Fazen',
  tagline: 'AI and cyber risk, priced for investors',
  description:
    'Independent research on AI and cyber risk for investors: notes with sources you can open, forecasts with a probability and a date, and a brief every morning.',
  url: 'https://fazencapital.com',
  /** All dates are stored in UTC and shown in this zone. */
  zone: 'Europe/Berlin',
  houseAuthor: {
    id: 'fazen-capital-research',
    name: 'Fazen Capital Research',
    monogram: 'FC',
    kind: 'organisation',
    description: 'The house byline: notes are signed by the desk, which answers for every line.',
  },
  contact: 'corrections@fazencapital.com',
  /** A WebSub hub that feeds name and each publish tells, e.g. https://pubsubhubbub.appspot.com/; empty: none. */
  webSubHub: '' as string,
  /** Where a weakness of the site is reported (security.txt). */
  securityContact: 'security@fazencapital.com',
  telegram: { handle: '@fazencapital', url: 'https://t.me/fazencapital', at: '08:00' },
  disclaimer:
    'This publication is for informational purposes only and is not investment advice. It is not an offer or a recommendation to trade any security.',
  /** Shown as an advertisement; see src/domain/partner.ts for where it may not stand. Remove the entry to end it. */
  partner: {
    name: 'Vantage Markets',
    role: 'Official Trading Partner',
    url: 'https://www.vantagemarkets.com/',
    text: 'A broker for trading in shares, indices and currencies. Trading carries risk; the partner has no part in our research.',
    aliases: ['Vantage Global', 'Vantage FX', 'VantageFX'],
  },
  licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  categories: {
    tech: { label: 'Tech', description: 'Models, software and the companies that make and secure them.' },
    geopolitics: { label: 'Geopolitics', description: 'Governments, export controls and the rules of access.' },
    finance: { label: 'Finance', description: 'Banks, insurers and the supervisors who watch them.' },
    markets: { label: 'Markets', description: 'How AI and cyber risk is priced, and mispriced.' },
  },
  /** The controlled vocabulary of topics: slug to label. A tag outside it is allowed and shown as written. */
  topics: {
    'ai-safety': 'AI safety',
    'asia-pacific': 'Asia-Pacific',
    'capital-expenditure': 'Capital expenditure',
    cybersecurity: 'Cybersecurity',
    equities: 'Equities',
    europe: 'Europe',
    'export-controls': 'Export controls',
    'financial-stability': 'Financial stability',
    'frontier-models': 'Frontier models',
    'incident-reporting': 'Incident reporting',
    insurance: 'Insurance',
    'market-structure': 'Market structure',
    regulation: 'Regulation',
    semiconductors: 'Semiconductors',
    'supply-chain': 'Supply chain',
    'united-states': 'United States',
    'vendor-risk': 'Vendor risk',
  },
  /** Other names of topics, by slug: tags and old addresses under them lead to the topic. */
  topicAliases: {
    'ai-risk': 'ai-safety',
    apac: 'asia-pacific',
    asia: 'asia-pacific',
    capex: 'capital-expenditure',
    chips: 'semiconductors',
    'cyber-security': 'cybersecurity',
    cyber: 'cybersecurity',
    eu: 'europe',
    'frontier-ai': 'frontier-models',
    incidents: 'incident-reporting',
    'policy-and-regulation': 'regulation',
    'software-supply-chain': 'supply-chain',
    shares: 'equities',
    stocks: 'equities',
    'third-party-risk': 'vendor-risk',
    us: 'united-states',
    usa: 'united-states',
  },
} as const;

export type CategoryId = keyof typeof facts.categories;
export type TopicId = keyof typeof facts.topics;

/** The facts in the language of this edition. */
export const site = {
  ...facts,
  ...publisher,
  language,
  locale: openGraphLocale,
  houseAuthor: { ...facts.houseAuthor, ...publisher?.houseAuthor },
  partner: facts.partner && { ...facts.partner, ...publisher?.partner },
} as const;

/** The closed list of categories, in the order they are shown. */
export const categoryIds = Object.keys(site.categories) as [CategoryId, ...CategoryId[]];
