import type { Face } from '#views/card/drawing/faces.ts';

/**
 * Faces of the cards: the display cut of the pages, and complete cuts (Latin, Greek, Cyrillic, Vietnamese).
 * All are static fonts: satori 0.63 draws only the default instance of a variable one.
 */
export const faceFiles: Record<Face, string> = {
  Display: 'public/fonts/fazen-serif-display.woff2',
  Serif: 'node_modules/@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  Sans: 'node_modules/@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  SansBold: 'node_modules/@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  Mono: 'node_modules/@expo-google-fonts/ibm-plex-mono/500Medium/IBMPlexMono_500Medium.ttf',
};

/**
 * Fonts for other scripts, read only when a card needs one, in the order they are tried.
 * IBM Plex for Arabic because satori misplaces the dots of the Noto fonts, which compose their letters.
 */
export const fallbackFiles = {
  Arabic: 'node_modules/@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-600-normal.woff2',
  Japanese: 'node_modules/@fontsource/sawarabi-gothic/files/sawarabi-gothic-japanese-400-normal.woff2',
  Chinese: 'node_modules/@fontsource/zcool-xiaowei/files/zcool-xiaowei-chinese-simplified-400-normal.woff2',
  Korean: 'node_modules/@fontsource/gowun-dodum/files/gowun-dodum-korean-400-normal.woff2',
  Emoji: 'node_modules/@fontsource/noto-emoji/files/noto-emoji-emoji-400-normal.woff2',
} as const;
export type Fallback = keyof typeof fallbackFiles;

/** Files and packages whose change makes every card a new picture. */
export const fontSources = {
  files: [faceFiles.Display],
  packages: packagesOf([...Object.values(faceFiles), ...Object.values(fallbackFiles)]),
};

function packagesOf(files: readonly string[]): string[] {
  return [...new Set(files.flatMap((file) => /^node_modules\/(@[^/]+\/[^/]+)/.exec(file)?.[1] ?? []))].sort();
}
