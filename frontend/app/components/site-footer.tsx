import { useAsks } from '../asks.ts';
import { useSite } from '../messages/messages.ts';

const links = [
  { path: '/about-data', word: 'aboutData' },
  { path: '/statistics', word: 'statistics' },
  { path: '/about-data/quality', word: 'quality' },
  { path: '/deposits', word: 'deposits' },
  { path: '/deposits/learn', word: 'learnDeposits' },
  { path: '/verify', word: 'verify' },
  { path: '/feedback', word: 'feedback' },
  { path: '/projects', word: 'projects' },
  { path: '/reviews-due', word: 'reviewsDue' },
  { path: '/developers', word: 'developers' },
  { path: '/dumps', word: 'dumps' },
  { path: '/status', word: 'status' },
  { path: '/accessibility', word: 'accessibility' },
  { path: '/privacy', word: 'privacy' },
  { path: '/terms', word: 'terms' },
  { path: '/contact', word: 'contact' },
] as const;

export function SiteFooter() {
  const { words, to } = useSite();
  const asks = useAsks();
  return (
    <footer className="site-footer">
      <div className="page-width">
        <nav aria-label={words.site.footer}>
          <ul>
            {asks ? (
              <li>
                <a href={to('/ask')}>{words.nav.ask}</a>
              </li>
            ) : null}
            {links.map((link) => (
              <li key={link.path}>
                <a href={to(link.path)}>{words.nav[link.word]}</a>
              </li>
            ))}
          </ul>
        </nav>
        <p>{words.site.footerNote}</p>
      </div>
    </footer>
  );
}
