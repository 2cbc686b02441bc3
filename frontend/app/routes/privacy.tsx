import { TextPage } from '../components/text-page.tsx';
import { languageOf } from '../language.ts';
import { useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { privacy } from '../texts/privacy.tsx';
import type { Route } from './+types/privacy.ts';

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=300, s-maxage=86400' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = privacy[languageOf(location.pathname)];
  return pageMeta(location.pathname, { title, description: lead });
}

export default function Privacy() {
  return <TextPage text={privacy[useSite().language]} />;
}
