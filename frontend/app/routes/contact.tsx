import { useSearchParams } from 'react-router';
import { TextPage } from '../components/text-page.tsx';
import { languageOf } from '../language.ts';
import { useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { contact } from '../texts/contact.tsx';
import type { Route } from './+types/contact.ts';

/** Addresses of this site only: what is printed here was handed over in a link. */
const ownAddress = /^\/(?:en\/)?(?:documents|standards)\/[\w./#-]{1,200}$/;

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=300, s-maxage=86400' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = contact[languageOf(location.pathname)];
  return pageMeta(location.pathname, { title, description: lead });
}

export default function Contact({ matches }: Route.ComponentProps) {
  const { language, words } = useSite();
  const about = useSearchParams()[0].get('about') ?? '';
  return (
    <TextPage text={contact[language]}>
      {ownAddress.test(about) ? (
        <p className="contact-about">
          {words.reader.reportAbout}
          {words.unit.colon}
          <a href={about}>{matches[0].loaderData.siteUrl + about}</a>
        </p>
      ) : null}
    </TextPage>
  );
}
