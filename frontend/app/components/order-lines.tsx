import type { QuoteView } from '#shared/trade/order-view.ts';
import { useSite } from '../messages/messages.ts';
import { moneyText, percentText } from '../money.ts';
import { Designation } from './designation.tsx';
import { LegalText, LimitFacts } from './licence-terms.tsx';

type Line = QuoteView['lines'][number];

/** What is bought, line by line, with the tax in it and the sum. */
export function OrderLines({ lines, total, tax }: { lines: readonly Line[]; total: number; tax: number }) {
  const { lines: text } = useSite().words.market;
  return (
    <div className="order-lines">
      <ol className="entries">
        {lines.map((line) => (
          <li key={`${line.listing} ${line.licence}`}>
            <OrderLine line={line} />
          </li>
        ))}
      </ol>
      <dl className="facts facts-long">
        <div className="fact trade-sum">
          <dt>{text.sum}</dt>
          <dd>
            <strong className="money">{moneyText(total)}</strong>
            <span>
              {text.tax} <span className="money">{moneyText(tax)}</span>
            </span>
          </dd>
        </div>
      </dl>
    </div>
  );
}

function OrderLine({ line }: { line: Line }) {
  const { language, words, to } = useSite();
  const { lines: text } = words.market;
  const { licence, limits, name, plain, quantity, seats, unit, isMemberPrice, total, tax, taxBasisPoints } = line;
  return (
    <>
      <p>
        <a href={to(`/listings/${line.listing}`)}>
          <Designation number={line.number} /> {name[language]}
        </a>{' '}
        <span className="small-print">{(language === 'en' && line.holderName.en) || line.holderName.zh}</span>
      </p>
      <p className="small-print">{plain[language]}</p>
      <dl className="facts">
        <LimitFacts licence={licence} limits={limits} />
        <div className="fact">
          <dt>{text.quantity}</dt>
          <dd>
            <span>
              {quantity} × <span className="money">{moneyText(unit)}</span>
              {isMemberPrice ? ` (${text.memberPrice})` : ''}
            </span>
          </dd>
        </div>
        <div className="fact">
          <dt>{text.seats}</dt>
          <dd>{seats ?? text.allMembers}</dd>
        </div>
        <div className="fact">
          <dt>{text.total}</dt>
          <dd>
            <strong className="money">{moneyText(total)}</strong>
          </dd>
        </div>
        <div className="fact">
          <dt>{text.tax}</dt>
          <dd>
            <span className="money">{moneyText(tax)}</span> <span>({percentText(taxBasisPoints)}%)</span>
          </dd>
        </div>
      </dl>
      <LegalText policy={line.policy} hash={line.policyHash} />
    </>
  );
}
