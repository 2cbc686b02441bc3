import type { ReactNode } from 'react';
import { type LicenceCode, type Limits, licenceTypes } from '#shared/trade/licence.ts';
import { useSite } from '../messages/messages.ts';

/** How far a licence goes: its users, its term and whatever else was agreed. */
export function LimitFacts({ licence, limits }: { licence: LicenceCode; limits: Limits }) {
  const { words } = useSite();
  const { listing: text } = words.market;
  const { seats, includesLaterEditions } = licenceTypes[licence];
  const { users = 1, months, ...others } = limits;
  const said = Object.entries(others).filter(([, value]) => value !== undefined);
  return (
    <>
      <Fact name={text.who}>{seats === 'members' ? text.seats.members : text.seats.named(String(users))}</Fact>
      <Fact name={text.term}>
        {months === undefined ? text.forever : text.months(months)}
        {includesLaterEditions ? `${words.unit.comma}${text.later}` : ''}
      </Fact>
      {said.map(([name, value]) => (
        <Fact key={name} name={text.limits[name] ?? name}>
          {value === 'world' ? text.world : [value].flat().join(words.unit.listComma)}
        </Fact>
      ))}
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>
        <span>{children}</span>
      </dd>
    </div>
  );
}

interface LegalTextProps {
  policy: Record<string, unknown>;
  hash: string;
  title?: string;
}

/** The terms for machines with their hash, folded. */
export function LegalText({ policy, hash, title }: LegalTextProps) {
  const { listing } = useSite().words.market;
  return (
    <details className="trade-legal">
      <summary>{title ?? listing.legal}</summary>
      <p className="small-print">{listing.legalNote}</p>
      <p>
        <code>{hash}</code>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by the keyboard */}
      <pre tabIndex={0}>{JSON.stringify(policy, null, 2)}</pre>
    </details>
  );
}
