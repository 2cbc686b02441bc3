import * as z from 'zod';
import { Sha256 } from '#shared/deposits/deposit.ts';
import { Reply, route } from '#shared/runtime/route.ts';
import { changeListing, ListingPatch } from '#shared/trade/change-listing.ts';
import { createListing, NewListing } from '#shared/trade/create-listing.ts';
import { AccessView, findAccess } from '#shared/trade/find-access.ts';
import { findListing, findPrices, ListingQuery, listListings } from '#shared/trade/find-listings.ts';
import { ListingState } from '#shared/trade/listing.ts';
import { LicenceTypeView, ListingView, licenceTypeViews, PriceVersionView } from '#shared/trade/listing-view.ts';
import { ListingId } from '#shared/trade/order.ts';
import type { TradeServices } from '#shared/trade/trade-services.ts';
import { pageOf, StandardId, wholeList } from './page.ts';

const tag = 'Trade';
const read = { method: 'GET', tag, access: 'optional' } as const;
const params = z.object({ id: ListingId });

const ListedLicences = z
  .object({ id: ListingId, revision: z.int(), state: ListingState, priceVersion: z.int(), rights: Sha256 })
  .meta({ id: 'ListedLicences' });

const ifMatch = z.string().max(500).optional().meta({
  description: 'ETag of the listing as it was read; only its revision counts',
  example: '"r4"',
});

/** Licences that holders of deposited standards offer. */
export const listingRoutes = [
  route({
    method: 'GET',
    tag,
    access: 'public',
    path: '/v1/licence-types',
    summary: { zh: '许可类型及其白话说明', en: 'The kinds of licences in plain words' },
    response: pageOf(LicenceTypeView),
    cache: { maxAge: 3600, sharedMaxAge: 86_400, staleWhileRevalidate: 86_400 },
    run: async (_services: object) => wholeList(licenceTypeViews()),
  }),
  route({
    ...read,
    path: '/v1/listings',
    summary: { zh: '正在出售的许可', en: 'Licences on offer' },
    query: ListingQuery,
    response: pageOf(ListingView),
    examples: ['size=5', 'licence=READ-1'],
    run: (services: TradeServices, { query, caller }) => listListings(services, { query, caller }),
  }),
  route({
    method: 'POST',
    tag,
    access: 'member',
    path: '/v1/listings',
    summary: { zh: '为已受理的呈缴挂牌许可', en: 'Offer licences in an accepted deposit' },
    body: NewListing,
    response: ListedLicences,
    answers: [201],
    refuses: ['FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'PRECONDITION_FAILED'],
    run: async (services: TradeServices, { body: said, caller, requestId }) => {
      const { id, revision, state, priceVersion, rights } = await createListing(services, { said, caller, requestId });
      const listed = { id, revision, state, priceVersion, rights: rights.sha256 };
      return new Reply(201, listed, { location: `/v1/listings/${id}` });
    },
  }),
  route({
    ...read,
    path: '/v1/listings/{id}',
    summary: { zh: '一项挂牌', en: 'One listing' },
    params,
    response: ListingView,
    run: (services: TradeServices, { params: { id }, caller }) => findListing(services, { id, caller }),
  }),
  route({
    method: 'PATCH',
    tag,
    access: 'member',
    path: '/v1/listings/{id}',
    summary: { zh: '更改价格、许可或挂牌状态', en: 'Change prices, licences or the state of a listing' },
    params,
    headers: z.object({ 'if-match': ifMatch }),
    body: ListingPatch,
    response: ListedLicences,
    refuses: ['FORBIDDEN', 'CONFLICT'],
    run: async (services: TradeServices, { params: { id }, headers, body: patch, caller, requestId }) => {
      const asked = { id, patch, caller, requestId, ifMatch: headers['if-match'] };
      const { revision, state, priceVersion, rights } = await changeListing(services, asked);
      return { id, revision, state, priceVersion, rights: rights.sha256 };
    },
  }),
  route({
    ...read,
    path: '/v1/listings/{id}/prices',
    summary: { zh: '价格历史', en: 'Prices through time' },
    params,
    response: pageOf(PriceVersionView),
    run: async (services: TradeServices, { params: { id }, caller }) =>
      wholeList(await findPrices(services, { id, caller })),
  }),
  route({
    ...read,
    path: '/v1/standards/{id}/access',
    summary: {
      zh: '谁可以看这份文本：对您适用的规则与许可',
      en: 'Who may see a text: the rules and licences that apply to you',
    },
    params: z.object({ id: StandardId }),
    response: AccessView,
    run: (services: TradeServices, { params: { id }, caller }) => findAccess(services, { id, caller }),
  }),
];
