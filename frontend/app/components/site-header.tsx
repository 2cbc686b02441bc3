import { useLocation, useSearchParams } from 'react-router';
import { languageTag, localPath, neutralPath } from '../language.ts';
import { useSite } from '../messages/messages.ts';
import { SearchBox } from './search-box.tsx';
import { WordMark } from './word-mark.tsx';

const sections = [
  { path: '/standards', word: 'search' },
  { path: '/documents', word: 'documents' },
  { path: '/classifications', word: 'classifications' },
  { path: '/check', word: 'check' },
  { path: '/market', word: 'market' },
  { path: '/developers', word: 'developers' },
  { path: '/about-data', word: 'data' },
] as const;

export function SiteHeader() {
  const { words, to } = useSite();
  const path = neutralPath(useLocation().pathname);
  const query = useSearchParams()[0].get('q') ?? '';
  return (
    <header className="site-header">
      <div className="page-width site-header-row">
        <a className="site-name" href={to('/')}>
          <WordMark />
          <span className="site-name-zh" lang="zh-Hans">
            规矩
          </span>
          <span className="site-name-en" lang="en">
            Guiju
          </span>
        </a>
        <nav className="site-nav" aria-label={words.site.menu}>
          <ul>
            {sections.map((section) => (
              <li key={section.path}>
                <a href={to(section.path)} aria-current={path.startsWith(section.path) ? 'page' : undefined}>
                  {words.nav[section.word]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="site-tools">
          <a href={to('/account')} aria-current={path.startsWith('/account') ? 'page' : undefined}>
            {words.nav.account}
          </a>
          <LanguageSwitch />
        </div>
      </div>
      {path === '/' ? null : (
        <div className="page-width site-header-search">
          <SearchBox id="q" query={query} />
        </div>
      )}
    </header>
  );
}

/** Leads to the same page, with the same query, in the other language. */
function LanguageSwitch() {
  const { language, words } = useSite();
  const { pathname, search } = useLocation();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <a
      className="language-switch"
      href={localPath(other, neutralPath(pathname)) + search}
      lang={languageTag[other]}
      hrefLang={languageTag[other]}
    >
      {words.site.otherLanguage}
    </a>
  );
}
