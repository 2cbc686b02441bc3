import { ConsistencyForm } from '../components/consistency-form.tsx';
import { ReceiptMeaning } from '../components/receipt-meaning.tsx';
import { Section } from '../components/section.tsx';
import { VerifyByHand } from '../components/verify-by-hand.tsx';
import { VerifyForm } from '../components/verify-form.tsx';
import { VerifySteps } from '../components/verify-steps.tsx';
import { languageOf } from '../language.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import type { Route } from './+types/verify.ts';

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=300, s-maxage=86400' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = messages[languageOf(location.pathname)].verify;
  return pageMeta(location.pathname, { title, description: lead });
}

export default function Verify() {
  const { words, to } = useSite();
  const { verify } = words;
  return (
    <div className="page-width document" data-verify>
      <header className="page-head">
        <h1>{verify.title}</h1>
        <p className="lead">{verify.lead}</p>
      </header>
      <Section id="files" title={verify.form}>
        <VerifyForm />
      </Section>
      <Section id="result" title={verify.result}>
        <VerifySteps />
      </Section>
      <Section id="meaning" title={verify.meaning}>
        <ReceiptMeaning />
        <p>
          <a href={to('/deposits/learn')}>{verify.learn}</a>
        </p>
      </Section>
      <Section id="consistency" title={words.consistency.title}>
        <ConsistencyForm />
      </Section>
      <Section id="by-hand" title={verify.byHand}>
        <VerifyByHand />
      </Section>
    </div>
  );
}
