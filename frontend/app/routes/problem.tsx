import { errorStatus, ServiceError } from '#shared/runtime/errors.ts';
import { problemTitles } from '#shared/runtime/problem.ts';
import { PagePath } from '../components/page-path.tsx';
import { languageOf } from '../language.ts';
import { load } from '../loading.server.ts';
import { messages, useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { readProblemSlug } from '../problem-slug.ts';
import { problemTexts } from '../texts/problems.ts';
import type { Route } from './+types/problem.ts';

/** The page that the `type` of a problem leads to (RFC 9457 §3.1.1). */
export function loader({ request, params }: Route.LoaderArgs) {
  return load(request, async () => {
    const code = readProblemSlug(params.code);
    if (!code) throw new ServiceError('NOT_FOUND', { zh: '没有这个错误代码。', en: 'There is no such error code.' });
    return { code };
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'public, max-age=300, s-maxage=86400' };
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const language = languageOf(location.pathname);
  const code = loaderData?.code;
  if (!code) return pageMeta(location.pathname, { title: messages[language].problem.title });
  const title = `${code} ${problemTitles[code][language]}`;
  return pageMeta(location.pathname, { title, description: problemTexts[code][language].meaning });
}

export default function ProblemCode({ loaderData: { code } }: Route.ComponentProps) {
  const { language, words } = useSite();
  const { meaning, remedy } = problemTexts[code][language];
  return (
    <div className="page-width document prose">
      <PagePath
        steps={[
          ['/developers', words.nav.developers],
          ['/problems', words.problem.title],
        ]}
      />
      <h1>
        <code>{code}</code> {problemTitles[code][language]}
      </h1>
      <p>
        {words.problem.status} {errorStatus[code]}
      </p>
      <p>{meaning}</p>
      <p>{remedy}</p>
    </div>
  );
}
