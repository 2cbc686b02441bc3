import { Section } from '../components/section.tsx';
import { TextPage } from '../components/text-page.tsx';
import { languageOf } from '../language.ts';
import { useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { apiChanges } from '../texts/api-changes.ts';
import { deprecationPolicy } from '../texts/deprecation-policy.tsx';
import type { Route } from './+types/developers-changes.ts';

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=3600, stale-while-revalidate=86400' };
}

export function meta({ location }: Route.MetaArgs) {
  const { title, lead } = deprecationPolicy[languageOf(location.pathname)];
  return pageMeta(location.pathname, { title, description: lead });
}

export default function DevelopersChanges() {
  const { language, words } = useSite();
  const { log, day, kind, what, kinds } = words.developers.changes;
  return (
    <TextPage text={deprecationPolicy[language]}>
      <Section id="log" title={log}>
        <table className="check-lines">
          <thead>
            <tr>
              <th scope="col">{day}</th>
              <th scope="col">{kind}</th>
              <th scope="col">{what}</th>
            </tr>
          </thead>
          <tbody>
            {apiChanges.map((change) => (
              <tr key={change.text.en}>
                <td>
                  <time dateTime={change.on}>{change.on}</time>
                </td>
                <td>{kinds[change.kind]}</td>
                <td>
                  {change.text[language]}
                  {change.routes.map((route) => (
                    <p className="small-print" key={route}>
                      <code>{route}</code>
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </TextPage>
  );
}
