// Does a text hold every word that someone types? Pure.
import type { Text } from '../api/types.ts';

/** Without accents and capitals, so that "financiën" is found by "financien". */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export const wordsOf = (query: string): string[] => plain(query).split(/\s+/).filter(Boolean);

/** Every word stands somewhere in these texts, in either language. */
export function holds(query: string, ...texts: (Text | string | null | undefined)[]): boolean {
  const all = plain(texts.flatMap((text) => (!text ? [] : typeof text === 'string' ? [text] : [text.nl, text.en])).join(' \n '));
  const words = wordsOf(query);
  return words.length > 0 && words.every((word) => all.includes(word));
}
