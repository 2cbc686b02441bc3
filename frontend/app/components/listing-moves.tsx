import type { ListingView } from '#shared/trade/listing-view.ts';
import { useSite } from '../messages/messages.ts';
import { Section } from './section.tsx';

/** Begins, ends or resumes the sale of licences. */
export function ListingMoves({ listing: { state, revision } }: { listing: ListingView }) {
  const { sales, market } = useSite().words;
  const mayOffer = state === 'draft' || state === 'delisted';
  return (
    <Section id="state" title={market.states[state]}>
      <form method="post" className="form">
        <input type="hidden" name="revision" value={revision} />
        <p className="help">{sales.withdrawHelp}</p>
        {mayOffer ? (
          <button type="submit" name="intent" value="offered">
            {sales.resume}
          </button>
        ) : null}
        {state === 'delisted' ? null : (
          <button type="submit" name="intent" value="delisted">
            {sales.withdraw}
          </button>
        )}
      </form>
    </Section>
  );
}
