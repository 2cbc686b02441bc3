import { errorStatus } from '#shared/runtime/errors.ts';
import { problemTitles } from '#shared/runtime/problem.ts';
import { readCalls, readSchemas } from '../api-model.ts';
import { ApiCalls, ApiSchemas } from '../components/api-reference.tsx';
import { Copyable } from '../components/copyable.tsx';
import { Section } from '../components/section.tsx';
import { exampleCalls } from '../example-calls.ts';
import { languageOf } from '../language.ts';
import { load } from '../loading.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { problemSlug } from '../problem-slug.ts';
import { describeApi } from '../services.server.ts';
import type { Route } from './+types/developers.ts';

export function loader({ request }: Route.LoaderArgs) {
  return load(request, async () => {
    const document = await describeApi(languageOf(new URL(request.url).pathname));
    return { calls: readCalls(document), schemas: readSchemas(document) };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=0, s-maxage=3600, stale-while-revalidate=86400' };
}

export function meta({ location }: Route.MetaArgs) {
  const { developers } = messages[languageOf(location.pathname)];
  return pageMeta(location.pathname, { title: developers.title, description: developers.lead });
}

export default function Developers({ loaderData: { calls, schemas }, matches }: Route.ComponentProps) {
  const { language, words, to } = useSite();
  return (
    <div className="page-width document">
      <header className="page-head">
        <h1>{words.developers.title}</h1>
        <p className="lead">{words.developers.lead}</p>
      </header>
      <Section id="calls" title={words.developers.calls}>
        <ol className="example-calls">
          {exampleCalls(matches[0].loaderData.siteUrl).map(({ id, about, command, path }) => (
            <li key={id}>
              <h3>{path ? <a href={path}>{about[language]}</a> : about[language]}</h3>
              <Copyable id={`call-${id}`} text={command} label={about[language]} />
            </li>
          ))}
        </ol>
        <p>
          <a className="more" href={to('/developers/samples')}>
            {words.developers.samples.link}
          </a>
          {words.unit.dot}
          <a href={to('/dumps')}>{words.dumps.title}</a>
        </p>
      </Section>
      <Section id="reference" title={words.developers.reference}>
        <p>
          {words.developers.referenceNote} <a href="/openapi.json">{words.developers.openapi}</a>
          {words.unit.dot}
          <a href="/openapi-3.2.json">OpenAPI 3.2</a>
          {words.unit.dot}
          <a href="/collections/guiju-bruno.zip">Bruno</a>
          {words.unit.dot}
          <a href="/collections/guiju.postman.json">Postman</a>
          {words.unit.dot}
          <a href={to('/developers/samples#client')}>{words.developers.samples.client}</a>
          {words.unit.dot}
          <a href={to('/developers/changes')}>{words.developers.changes.link}</a>
        </p>
        <ApiCalls calls={calls} />
      </Section>
      <Section id="schemas" title={words.developers.schemas}>
        <ApiSchemas schemas={schemas} />
      </Section>
      <Section id="errors" title={words.developers.errors}>
        <p>{words.developers.errorsNote}</p>
        <dl className="facts">
          {Object.entries(errorStatus).map(([code, status]) => (
            <div className="fact" key={code}>
              <dt>
                <code>{status}</code>
              </dt>
              <dd>
                <a href={to(`/problems/${problemSlug(code)}`)}>
                  <code>{code}</code>
                </a>{' '}
                {problemTitles[code as keyof typeof errorStatus][language]}
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    </div>
  );
}
