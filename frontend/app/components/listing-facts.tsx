import type { ListingView, PriceVersionView } from '#shared/trade/listing-view.ts';
import { fieldWord } from '../field-words.ts';
import { useSite } from '../messages/messages.ts';
import { moneyText } from '../money.ts';
import { Instant } from './instant.tsx';
import { Section } from './section.tsx';

/** What the holder states, about which file. */
export function ListingFacts({ listing }: { listing: ListingView }) {
  const { language, words, to } = useSite();
  const { listing: text, holder: heldBy } = words.market;
  const { rights, holder, fileSha256, deposit, standard } = listing;
  return (
    <Section id="rights" title={text.rights}>
      <blockquote className="trade-statement">{rights.text}</blockquote>
      <dl className="facts facts-long">
        <div className="fact">
          <dt>{heldBy}</dt>
          <dd>{(language === 'en' && holder.name.en) || holder.name.zh}</dd>
        </div>
        <div className="fact">
          <dt>{text.rightsAt}</dt>
          <dd>
            <Instant at={rights.at} />
          </dd>
        </div>
        <div className="fact">
          <dt>{text.file}</dt>
          <dd>
            <code>{fileSha256}</code>
          </dd>
        </div>
        <div className="fact">
          <dt>{text.deposit}</dt>
          <dd>
            <a href={to(`/deposits/${deposit}`)}>{deposit}</a>
          </dd>
        </div>
        <div className="fact">
          <dt>{text.record}</dt>
          <dd>
            <a href={to(`/standards/${standard}`)}>{standard}</a>
          </dd>
        </div>
      </dl>
    </Section>
  );
}

/** What was asked through time, latest first. */
export function ListingPrices({ prices }: { prices: readonly PriceVersionView[] }) {
  const { language, words } = useSite();
  const { listing: text } = words.market;
  return (
    <Section id="prices" title={text.prices}>
      <p className="small-print">{text.pricesNote}</p>
      <ol className="history">
        {prices.map(({ version, at, offers }) => (
          <li key={version}>
            <Instant at={at} /> {text.version(version)}
            {words.unit.colon}
            {offers
              .map(({ licence, price }) => `${fieldWord(language, 'licence', licence)} ${moneyText(price)}`)
              .join(words.unit.listComma)}
          </li>
        ))}
      </ol>
    </Section>
  );
}
