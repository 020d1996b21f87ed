import { words } from '#edition.ts';
import { type Change, newestChanges } from '#domain/change.ts';
import { type FallenClaim, fallenInStory } from '#domain/claims.ts';
import { excerpt } from '#domain/excerpt.ts';
import type { Brief, Library, Note } from '#domain/library.ts';
import { absolute, paths } from '#domain/paths.ts';
import { formatDate, formatDay, formatTime, localDay } from '#domain/time.ts';
import type { LanguageLink } from '#domain/translations.ts';
import { bottomLine, type PublishedCard } from '#views/card/model.ts';
import { haveSign } from '#views/page/font-signs.ts';
import type { Head } from '#views/page/head.ts';
import type { Link } from '#views/page/note-page.ts';
import { shareLinks } from '#views/share.ts';
import { briefGraph } from '#views/structured-brief.ts';
import { site } from '#site.ts';

/** Everything the page of a brief shows. */
export interface BriefPage {
  readonly head: Head;
  readonly brief: Brief;
  readonly bottomLine: string;
  readonly notice: Change | undefined;
  readonly changes: readonly Change[];
  /** When it appeared, or that it was compiled later. */
  readonly dateline: string;
  readonly stories: readonly {
    readonly story: Brief['data']['stories'][number];
    readonly note: Note | undefined;
    /** Claims it rests on that no longer stand. */
    readonly fallen: readonly FallenClaim[];
  }[];
  /** The brief before this one: what we said then. */
  readonly previous: Brief | undefined;
  readonly next: Brief | undefined;
  readonly share: readonly Link[];
}

/** All that the page of a brief is made from. */
export interface BriefProps {
  readonly brief: Brief;
  readonly library: Library;
  readonly previous: Brief | undefined;
  readonly next: Brief | undefined;
  readonly card: PublishedCard;
  readonly languages: readonly LanguageLink[];
}

/** The props of every brief of a library, in its order. */
export function briefsProps(
  library: Library,
  cards: (name: string) => PublishedCard,
  languages: (brief: Brief) => readonly LanguageLink[],
): BriefProps[] {
  return library.briefs.map((brief, place) => ({
    brief,
    library: excerpt(library, { briefs: [brief] }),
    previous: library.briefs[place + 1],
    next: library.briefs[place - 1],
    card: cards(`briefs/${brief.id}`),
    languages: languages(brief),
  }));
}

/** @param base address of the site. */
export function briefPage({ brief, library, previous, next, card, languages }: BriefProps, base: string): BriefPage {
  const { data } = brief;
  const changes = newestChanges(data.changes);
  const late = localDay(data.publishedAt, site.zone) !== brief.id;
  const title = words.briefOf(formatDay(brief.id));
  return {
    head: {
      title,
      description: bottomLine(brief),
      signs: haveSign([bottomLine(brief), ...data.stories.map((one) => one.headline)]),
      path: paths.brief(brief.id),
      languages,
      card,
      graph: briefGraph(brief, library, base, absolute(card.path, base)),
      article: {
        publishedAt: data.publishedAt,
        modifiedAt: changes[0]?.at,
        section: words.brief,
        tags: [...new Set(data.stories.map((story) => site.categories[story.category].label))],
        authors: data.authors.map((id) => absolute(paths.author(id), base)),
      },
    },
    brief,
    bottomLine: bottomLine(brief),
    notice: changes.find((one) => one.kind === 'correction' || one.kind === 'retraction'),
    changes,
    dateline: late
      ? words.briefPage.archiveEdition(formatDate(data.publishedAt, site.zone))
      : words.briefPage.published(formatTime(data.publishedAt, site.zone)),
    stories: data.stories.map((story) => ({
      story,
      note: story.note ? library.note(story.note) : undefined,
      fallen: fallenInStory(story, library),
    })),
    previous,
    next,
    share: shareLinks(title, absolute(paths.brief(brief.id), base)),
  };
}
