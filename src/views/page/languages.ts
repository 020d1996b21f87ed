import { ownName, language } from '#edition.ts';
import { absolute, paths } from '#domain/paths.ts';
import type { LanguageLink, OtherEdition, Translations } from '#domain/translations.ts';
import { editions } from '#editions/all.ts';

/**
 * A page in every language it is public in, this one first; empty where there is only this one. Search engines ask that
 * each page names itself too: https://developers.google.com/search/docs/specialty/international/localized-versions
 */
export function entryLanguages(
  entry: { readonly collection: 'notes' | 'briefs'; readonly id: string; readonly translations: Translations },
  others: readonly OtherEdition[],
  base: string,
): LanguageLink[] {
  const at = entry.collection === 'notes' ? paths.note : paths.brief;
  const found = others.flatMap((other) => {
    const id = entry.translations[other.edition];
    return id && other.public[entry.collection].has(id) ? [link(other, at(id))] : [];
  });
  return withOwn(found, absolute(at(entry.id), base));
}

/** The front page in every language. */
export function homeLanguages(others: readonly OtherEdition[], base: string): LanguageLink[] {
  return withOwn(
    others.map((other) => link(other, paths.home)),
    absolute(paths.home, base),
  );
}

function link({ edition, siteUrl }: OtherEdition, path: string): LanguageLink {
  const { language: code, ownName: name } = editions[edition];
  return { language: code, name, href: absolute(path, siteUrl) };
}

function withOwn(found: readonly LanguageLink[], href: string): LanguageLink[] {
  return found.length > 0 ? [{ language, name: ownName, href }, ...found] : [];
}
