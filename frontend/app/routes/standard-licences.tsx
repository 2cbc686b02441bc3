import { AccessView } from '#shared/trade/find-access.ts';
import { Designation } from '../components/designation.tsx';
import { TextIcon } from '../components/icons.tsx';
import { Instant } from '../components/instant.tsx';
import { ListingItem } from '../components/listing-item.tsx';
import { PagePath } from '../components/page-path.tsx';
import { Section } from '../components/section.tsx';
import { fieldWord } from '../field-words.ts';
import { languageOf } from '../language.ts';
import { asReader } from '../member-api.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { findStandard } from '../services.server.ts';
import type { Route } from './+types/standard-licences.ts';

/** What the text of an edition is open to, for whoever asks. */
export function loader({ request, params: { id } }: Route.LoaderArgs) {
  return asReader(request, async ({ ask, member }) => {
    const [record, opened] = await Promise.all([
      findStandard({ id }),
      ask({ path: `standards/${encodeURIComponent(id)}/access` }, AccessView),
    ]);
    return { ...opened, number: record.number, isSignedIn: member !== undefined };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, no-store' };
}

export function meta({ location, loaderData }: Route.MetaArgs) {
  const { title } = messages[languageOf(location.pathname)].market.access;
  return pageMeta(location.pathname, { title: `${loaderData?.number ?? ''} ${title}`, noIndex: true });
}

export default function StandardLicences({ loaderData }: Route.ComponentProps) {
  const { standard, number, access, listings } = loaderData;
  const { language, words } = useSite();
  const { access: text } = words.market;
  return (
    <article className="page-width document">
      <header className="page-head">
        <PagePath steps={[[`/standards/${standard}`, <Designation key={standard} number={number} />]]} />
        <h1>{text.title}</h1>
        <p className="lead">{text.lead(number)}</p>
      </header>
      <Section id="decision" title={text.decision}>
        <p className="access-level">
          <TextIcon open={access.allow} />
          <strong>{access.allow ? words.record.textAllowed : words.record.textRefused}</strong>
          <span className="access-tag">{fieldWord(language, 'access', access.level)}</span>
        </p>
        <p>{access.reason[language]}</p>
        <p className="small-print">
          {words.record.basis}
          {words.unit.colon}
          {access.basis[language]} {words.unit.dot} {words.record.rule} <code>{access.rule}</code>
        </p>
      </Section>
      <Held {...loaderData} />
      <Section id="offers" title={text.offers}>
        {listings.length === 0 ? <p>{text.noOffers}</p> : null}
        <ul className="document-list">
          {listings.map((listing) => (
            <li key={listing.id}>
              <ListingItem listing={listing} />
            </li>
          ))}
        </ul>
      </Section>
    </article>
  );
}

function Held({ standard, licences, isSignedIn }: Route.ComponentProps['loaderData']) {
  const { language, words, to } = useSite();
  const { access: text } = words.market;
  const here = encodeURIComponent(to(`/standards/${standard}/licences`));
  return (
    <Section id="held" title={text.held}>
      {isSignedIn ? null : (
        <p>
          <a href={`/sign-in?to=${here}`}>{text.signIn}</a>
        </p>
      )}
      {isSignedIn && licences.length === 0 ? <p>{text.noneHeld}</p> : null}
      <ul className="entries">
        {licences.map(({ entitlement, licence, until, standard: edition }) => (
          <li key={entitlement}>
            <p>
              {fieldWord(language, 'licence', licence)}
              {until ? (
                <>
                  {' '}
                  {text.until} <Instant at={until} />
                </>
              ) : null}
              {edition === standard ? '' : ` ${text.edition} ${edition}`}
            </p>
            <p>
              <a href={to(`/licences/${entitlement}`)}>{text.opens}</a>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
