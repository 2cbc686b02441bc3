import { data, redirect } from 'react-router';
import * as z from 'zod';
import { ServiceError } from '#shared/runtime/errors.ts';
import { ListingView } from '#shared/trade/listing-view.ts';
import { RoyaltyTable } from '#shared/trade/royalty-table.ts';
import { Designation } from '../components/designation.tsx';
import { Refusal } from '../components/form-parts.tsx';
import { ListingMoves } from '../components/listing-moves.tsx';
import { OfferFields } from '../components/offer-fields.tsx';
import { AccountPath } from '../components/page-path.tsx';
import { Royalties } from '../components/royalties.tsx';
import { Section } from '../components/section.tsx';
import { languageOf } from '../language.ts';
import { asMember, isRefused } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { percentText, typedYuan } from '../money.ts';
import { callOfListingForm, type Typed, typedOf, typedOffers } from '../offer-forms.ts';
import { listOf } from '../organization-model.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/listing-desk.ts';

export function loader({ request, params: { id } }: Route.LoaderArgs) {
  return asMember(request, async ({ ask }) => {
    const path = `listings/${encodeURIComponent(id)}`;
    const [listing, royalties] = await Promise.all([
      ask({ path }, ListingView),
      ask({ path: `${path}/royalties` }, listOf(RoyaltyTable)),
    ]);
    return { listing, royalties: royalties.items };
  });
}

export function action({ request, params: { id } }: Route.ActionArgs) {
  return asMember(request, async ({ tryTo }) => {
    const typed = typedOf(await request.formData());
    const call = callOfListingForm(id, typed);
    if (!call) throw new ServiceError('INVALID', { zh: '没有这个表单。', en: 'There is no such form.' });
    const done = await tryTo(call, z.object({}));
    if (isRefused(done)) return data({ ...done, typed }, { status: done.problem.status });
    return redirect(new URL(request.url).pathname, 303);
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location, loaderData }: Route.MetaArgs) {
  const { sales } = messages[languageOf(location.pathname)];
  return pageMeta(location.pathname, { title: `${loaderData?.listing.number ?? ''} ${sales.desk}`, noIndex: true });
}

/** The offers as they are kept, in the words of the form. */
function keptOffers({ offers, internal }: ListingView): Typed {
  const kept = offers.map(({ licence, limits, price, memberPrice, taxBasisPoints }) => ({
    licence,
    limits,
    price: typedYuan(price),
    memberPrice: memberPrice === null ? '' : typedYuan(memberPrice),
    tax: percentText(taxBasisPoints),
  }));
  return { ...typedOffers(kept), members: internal?.memberOrganizations.join('\n') ?? '' };
}

export default function ListingDesk({ loaderData: { listing, royalties }, actionData }: Route.ComponentProps) {
  const { words, to } = useSite();
  const { sales, market } = words;
  const typed = actionData?.typed;
  return (
    <article className="page-width document">
      <header className="page-head">
        <AccountPath list={['/account/sales', sales.title]} />
        <h1>
          <Designation number={listing.number} /> {sales.desk}
        </h1>
        <p className="lead">
          <strong>{market.states[listing.state]}</strong> {market.stateNote[listing.state]}
        </p>
        <p>
          <a href={to(`/listings/${listing.id}`)}>{sales.shown}</a>
        </p>
      </header>
      <Refusal problem={actionData?.problem} />
      <Section id="offers" title={sales.offers}>
        <form method="post" className="form">
          <input type="hidden" name="intent" value="offers" />
          <input type="hidden" name="revision" value={listing.revision} />
          <OfferFields typed={typed?.intent === 'offers' ? typed : keptOffers(listing)} />
          <button type="submit" className="primary">
            {sales.save}
          </button>
        </form>
      </Section>
      <ListingMoves listing={listing} />
      <Royalties
        tables={royalties}
        holder={listing.holder.organization}
        typed={typed?.intent === 'royalties' ? typed : undefined}
      />
    </article>
  );
}
