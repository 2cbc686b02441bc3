import { TextPage } from '../components/text-page.tsx';
import { languageOf } from '../language.ts';
import { useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { learnDeposits } from '../texts/learn-deposits.ts';
import type { Route } from './+types/learn-deposits.ts';

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=300, s-maxage=86400' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = learnDeposits[languageOf(location.pathname)];
  return pageMeta(location.pathname, { title, description: lead });
}

export default function LearnDeposits() {
  return <TextPage text={learnDeposits[useSite().language]} />;
}
