import { type ErrorCode, errorStatus } from '#shared/runtime/errors.ts';
import { problemTitles } from '#shared/runtime/problem.ts';
import { languageOf } from '../language.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { problemSlug } from '../problem-slug.ts';
import { problemTexts } from '../texts/problems.ts';
import type { Route } from './+types/problems.ts';

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=300, s-maxage=86400' };
}

export function meta({ location }: Route.MetaArgs) {
  return pageMeta(location.pathname, { title: messages[languageOf(location.pathname)].problem.title });
}

export default function Problems() {
  const { language, words, to } = useSite();
  return (
    <div className="page-width document">
      <header className="page-head">
        <h1>{words.problem.title}</h1>
        <p className="lead">{words.developers.errorsNote}</p>
      </header>
      <dl className="facts facts-long problem-list">
        {(Object.keys(errorStatus) as ErrorCode[]).map((code) => (
          <div className="fact" key={code}>
            <dt>{errorStatus[code]}</dt>
            <dd>
              <a href={to(`/problems/${problemSlug(code)}`)}>
                <code>{code}</code> {problemTitles[code][language]}
              </a>
              <span>{problemTexts[code][language].meaning}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
