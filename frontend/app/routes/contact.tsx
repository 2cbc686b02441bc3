import { TextPage } from '../components/text-page.tsx';
import { languageOf } from '../language.ts';
import { useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { contact } from '../texts/contact.tsx';
import type { Route } from './+types/contact.ts';

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=300, s-maxage=86400' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = contact[languageOf(location.pathname)];
  return pageMeta(location.pathname, { title, description: lead });
}

export default function Contact() {
  return <TextPage text={contact[useSite().language]} />;
}
