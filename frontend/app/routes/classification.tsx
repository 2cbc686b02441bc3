import { ServiceError } from '#shared/runtime/errors.ts';
import { ancestors, className, type Scheme } from '#shared/standards/classification.ts';
import { StandardQuery } from '#shared/standards/standard-query.ts';
import { ClassList } from '../components/class-list.tsx';
import { Designation } from '../components/designation.tsx';
import { FollowLinks } from '../components/follow-links.tsx';
import { ArrowIcon } from '../components/icons.tsx';
import { PagePath, type PathStep } from '../components/page-path.tsx';
import { ResultItem } from '../components/result-item.tsx';
import { WatchLink } from '../components/watch-link.tsx';
import { countText } from '../dates.ts';
import { feedLinks, feedMeta } from '../feed-links.ts';
import { languageOf, otherText, pickText } from '../language.ts';
import { load } from '../loading.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { listClassifications, searchStandards } from '../services.server.ts';
import type { Route } from './+types/classification.ts';

export function loader({ request, params }: Route.LoaderArgs) {
  return load(request, async () => {
    const { scheme, code } = readClass(params.scheme, params['*']);
    const name = className(scheme, code);
    if (!name) throw unknownClass();
    const query = StandardQuery.parse({ [scheme]: code, sort: '-issued', size: '10' });
    const [children, list] = await Promise.all([
      listClassifications({ scheme, parent: code }),
      searchStandards({ query }),
    ]);
    const path = ancestors(scheme, code).map((above) => ({ code: above, name: className(scheme, above) ?? {} }));
    return { scheme, code, name, children, path, items: list.items, total: list.total };
  });
}

function readClass(scheme: string, code: string): { scheme: Scheme; code: string } {
  if (scheme !== 'ics' && scheme !== 'ccs') throw unknownClass();
  return { scheme, code: scheme === 'ccs' ? code.toUpperCase() : code };
}

function unknownClass(): ServiceError {
  return new ServiceError('NOT_FOUND', { zh: '分类表中没有这个代码。', en: 'No such code in the classification.' });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=600, stale-while-revalidate=3600' };
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const language = languageOf(location.pathname);
  const name = loaderData ? pickText(loaderData.name, language)?.text : undefined;
  const title = loaderData ? `${loaderData.scheme.toUpperCase()} ${loaderData.code} ${name ?? ''}` : undefined;
  const follow = loaderData ? feedMeta(linksOf(loaderData.scheme, loaderData.code)) : [];
  return [...pageMeta(location.pathname, { title: title ?? messages[language].classes.title }), ...follow];
}

function linksOf(scheme: Scheme, code: string) {
  return feedLinks('class', new URLSearchParams({ scheme, code }), new URLSearchParams({ [scheme]: code }));
}

export default function Classification({ loaderData }: Route.ComponentProps) {
  const { scheme, code, name, children, path, items, total } = loaderData;
  const { language, words, to } = useSite();
  const main = pickText(name, language);
  const other = otherText(name, language);
  return (
    <div className="page-width document">
      <header className="page-head">
        <PagePath
          steps={[
            ['/classifications', words.classes.title],
            [`/classifications#${scheme}`, scheme.toUpperCase()],
            ...path.map(
              ({ code, name }): PathStep => [
                `/classifications/${scheme}/${code}`,
                `${code} ${pickText(name, language)?.text ?? ''}`,
              ],
            ),
          ]}
        />
        <h1>
          <Designation number={`${scheme.toUpperCase()} ${code}`} /> <span lang={main?.tag}>{main?.text}</span>
        </h1>
        <p>
          <WatchLink offer={{ kind: 'class', scheme, code }} />
        </p>
        {other ? (
          <p className="other-title" lang={other.tag}>
            {other.text}
          </p>
        ) : null}
      </header>
      {children.length > 0 ? (
        <section className="class-children" aria-labelledby="below">
          <h2 id="below">{words.classes.children(children.length)}</h2>
          <ClassList scheme={scheme} nodes={children} />
        </section>
      ) : null}
      <section className="class-standards" aria-labelledby="standards">
        <h2 id="standards">
          {words.classes.standardsHere} <span className="count">{countText(total)}</span>
        </h2>
        {total === 0 ? <p>{words.classes.noStandards}</p> : null}
        <FollowLinks links={linksOf(scheme, code)} />
        <ol className="results">
          {items.map((standard) => (
            <li key={standard.id}>
              <ResultItem standard={standard} />
            </li>
          ))}
        </ol>
        {total > 0 ? (
          <p>
            <a className="more" href={to(`/standards?${scheme}=${code}`)}>
              {words.classes.seeAll(countText(total))}
              <ArrowIcon />
            </a>
          </p>
        ) : null}
      </section>
    </div>
  );
}
