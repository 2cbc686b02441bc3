import type { Holder } from '#shared/deposits/deposit.ts';
import { languageTag } from '../language.ts';
import { useSite } from '../messages/messages.ts';

/** The name of a holder, which leads to all that it holds. */
export function HolderLink({ holder: { organization, name } }: { holder: Holder }) {
  const { language, to } = useSite();
  const english = language === 'en' ? name.en : undefined;
  return (
    <a href={`${to('/deposits')}?holder=${organization}`} lang={english ? languageTag.en : languageTag.zh}>
      {english ?? name.zh}
    </a>
  );
}
