import { useLocation } from 'react-router';
import { type Language, languageOf, localPath } from '../language.ts';
import { en } from './en.ts';
import { type Messages, zh } from './zh.ts';

export const messages: Record<Language, Messages> = { zh, en };

/** Language, words and addresses of the page being rendered. */
export function useSite(): { language: Language; words: Messages; to: (path: string) => string } {
  const language = languageOf(useLocation().pathname);
  return { language, words: messages[language], to: (path) => localPath(language, path) };
}
