import type { EntitlementView } from '#shared/trade/entitlement-view.ts';
import { useSite } from '../messages/messages.ts';
import { Instant } from './instant.tsx';
import { LegalText, LimitFacts } from './licence-terms.tsx';
import { Section } from './section.tsx';

/** For whom, by whom, how far, from when until when, and the agreement itself. */
export function LicenceFacts({ licence }: { licence: EntitlementView }) {
  const { language, words, to } = useSite();
  const { licences, market } = words;
  const { holder, licensorName, from, until, order, revokedAt, reason, policy, policyHash } = licence;
  return (
    <Section id="terms" title={market.lines.what}>
      <dl className="facts facts-long">
        <div className="fact">
          <dt>{licences.holder}</dt>
          <dd>{(language === 'en' && holder.name.en) || holder.name.zh}</dd>
        </div>
        <div className="fact">
          <dt>{licences.licensor}</dt>
          <dd>{(language === 'en' && licensorName.en) || licensorName.zh}</dd>
        </div>
        <LimitFacts licence={licence.licence} limits={licence.limits} />
        <div className="fact">
          <dt>{licences.from}</dt>
          <dd>
            <Instant at={from} />
          </dd>
        </div>
        {until ? (
          <div className="fact">
            <dt>{licences.until}</dt>
            <dd>
              <Instant at={until} />
            </dd>
          </div>
        ) : null}
        {revokedAt ? (
          <div className="fact">
            <dt>{licences.revoked}</dt>
            <dd>
              <Instant at={revokedAt} /> <span>{reason}</span>
            </dd>
          </div>
        ) : null}
        <div className="fact">
          <dt>{licences.order}</dt>
          <dd>
            <a href={to(`/orders/${order}`)}>{order}</a>
          </dd>
        </div>
      </dl>
      <LegalText policy={policy} hash={policyHash} title={licences.legal} />
    </Section>
  );
}
