import type { MetaDescriptor } from 'react-router';
import { languageOf } from './language.ts';
import { messages } from './messages/messages.ts';

interface PageDescription {
  title?: string;
  description?: string;
  /** Lists that only repeat records are kept out of search engines, their links are followed. */
  noIndex?: boolean;
  type?: 'website' | 'article';
}

/** Title, description and social card of a page; addresses and languages are the document's (`root.tsx`). */
export function pageMeta(pathname: string, { title, description, noIndex, type }: PageDescription): MetaDescriptor[] {
  const language = languageOf(pathname);
  const { site, home } = messages[language];
  const full = title ? `${title} – ${site.name}` : site.fullName;
  const about = description ?? home.lead;
  return [
    { title: full },
    { name: 'description', content: about },
    { property: 'og:title', content: title ?? site.fullName },
    { property: 'og:description', content: about },
    { property: 'og:type', content: type ?? 'website' },
    { property: 'og:site_name', content: site.name },
    { property: 'og:locale', content: language === 'zh' ? 'zh_CN' : 'en_GB' },
    { name: 'twitter:card', content: 'summary' },
    ...(noIndex ? [{ name: 'robots', content: 'noindex, follow' }] : []),
  ];
}
