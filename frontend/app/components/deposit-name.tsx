import type { DepositSummary } from '#shared/deposits/deposit-view.ts';
import { languageTag } from '../language.ts';
import { useSite } from '../messages/messages.ts';
import { Designation } from './designation.tsx';

/** Claimed number and title, or that they are not disclosed. */
export function DepositName({ deposit: { number, titles } }: { deposit: Pick<DepositSummary, 'number' | 'titles'> }) {
  const { language, words } = useSite();
  if (number === null || titles === null) return words.deposits.undisclosed;
  const english = language === 'en' ? titles.en : undefined;
  return (
    <>
      <Designation number={number} />{' '}
      <span lang={english ? languageTag.en : languageTag.zh}>{english ?? titles.zh}</span>
    </>
  );
}
