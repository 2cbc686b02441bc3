import { otherText, pickText } from '../language.ts';
import { useSite } from '../messages/messages.ts';
import { LitText } from './lit-text.tsx';

interface TitleProps {
  titles: Record<string, string>;
  /** Titles with hits marked, found by their plain text. */
  lit?: Map<string, string>;
}

/** The title in the language of the page. */
export function MainTitle({ titles, lit }: TitleProps) {
  const { language } = useSite();
  const title = pickText(titles, language);
  if (!title) return null;
  return (
    <span lang={title.tag}>
      <LitText html={lit?.get(title.text)} plain={title.text} />
    </span>
  );
}

/** The title in another language, when one is known. */
export function OtherTitle({ titles, lit }: TitleProps) {
  const { language } = useSite();
  const title = otherText(titles, language);
  if (!title) return null;
  return (
    <p className="other-title" lang={title.tag}>
      <LitText html={lit?.get(title.text)} plain={title.text} />
    </p>
  );
}
