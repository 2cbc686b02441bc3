import type { TextPart } from '#shared/literature/comparison.ts';
import { languageTag } from '../language.ts';
import { useSite } from '../messages/messages.ts';
import { shorten } from '../text-parts.ts';

/** Text with what was added and removed: underlined and struck, and said in words for those who listen. */
export function TextParts({ parts, short }: { parts: readonly TextPart[]; short: boolean }) {
  const { words } = useSite();
  return (short ? shorten(parts) : parts).map(({ change, text }, at) => {
    // The parts of a text have no names of their own and never change places.
    const key = `${at}`;
    if (change === 'inserted') {
      return (
        <ins key={key}>
          <Said>{words.compare.inserted}</Said>
          {text}
          <Said>{words.compare.ends}</Said>
        </ins>
      );
    }
    if (change === 'deleted') {
      return (
        <del key={key}>
          <Said>{words.compare.deleted}</Said>
          {text}
          <Said>{words.compare.ends}</Said>
        </del>
      );
    }
    if (change === 'cut') {
      return (
        <span key={key} className="cut" title={words.compare.cut}>
          …
        </span>
      );
    }
    return <span key={key}>{text}</span>;
  });
}

function Said({ children }: { children: string }) {
  const { language } = useSite();
  return (
    <span className="visually-hidden" lang={languageTag[language]}>
      {` [${children}] `}
    </span>
  );
}
