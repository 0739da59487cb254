import type { ComponentChildren } from 'preact';
import { anchorOf, GLOSSARY, type Word } from '../help/glossary';

/** A word of the trade: hover or focus says what it means, following it leads to all words. */
export function Term({ word, children }: { word: Word; children?: ComponentChildren }) {
  return (
    <a class="term" href={`/help#${anchorOf(word)}`} data-tip={GLOSSARY[word]}>
      {children ?? word}
    </a>
  );
}
