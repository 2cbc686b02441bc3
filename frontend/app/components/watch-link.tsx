import { type Offer, offerParams } from '../alert-model.ts';
import { useSite } from '../messages/messages.ts';

/** Leads to where something is followed, by way of signing in where need be. */
export function WatchLink({ offer }: { offer: Offer }) {
  const { words, to } = useSite();
  return (
    <a className="watch" href={`${to('/account/follows')}?${offerParams(offer)}#follow`} rel="nofollow">
      {offer.kind === 'check' ? words.alerts.keepAndWatch : words.alerts.watch}
    </a>
  );
}
