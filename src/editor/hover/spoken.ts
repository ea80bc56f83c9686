/**
 * A card as a screen reader announces it: what it says in sentences, its lists by their length.
 */

import type { HelpCard } from './card.ts'
import { plain, sentence } from './words.ts'

export function spoken({ title, kind, paragraphs, facts, lists }: HelpCard): string {
  return [
    `${title}, ${plain(kind)}.`,
    ...paragraphs.map(({ words }) => sentence(plain(words))),
    ...facts.map(({ name, words }) => sentence(`${name}: ${plain(words)}`)),
    ...lists.map((each) => `${each.title}: ${each.items.length.toLocaleString('en')}.`),
    'F1 moves into the panel, Escape closes it.',
  ].join(' ')
}
