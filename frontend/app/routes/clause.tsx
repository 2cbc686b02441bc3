import { data } from 'react-router';
import { ClosedDocument } from '../components/closed-document.tsx';
import { ErrataList } from '../components/errata-list.tsx';
import { ReaderHead } from '../components/reader-head.tsx';
import { TextTable } from '../components/text-table.tsx';
import { languageOf, languageTag, textTag } from '../language.ts';
import { load } from '../loading.server.ts';
import { useSite } from '../messages/messages.ts';
import { pageMeta } from '../page-meta.ts';
import { clauseBlocks } from '../page-text.ts';
import { isReadable, loadHeld, nameOf } from '../reading.server.ts';
import { clauseAddress, linePlace, pageAddress } from '../reading-address.ts';
import { readClause } from '../services.server.ts';
import type { Route } from './+types/clause.ts';

export function loader({ request, params }: Route.LoaderArgs) {
  return load(request, async () => {
    const held = await loadHeld(params.id);
    const name = nameOf(held, languageOf(new URL(request.url).pathname));
    if (!isReadable(held.document)) return data({ name, held, clause: null }, { status: 403 });
    return data({ name, held, clause: await readClause(params) });
  });
}

export function headers(): HeadersInit {
  return { 'cache-control': 'private, max-age=60' };
}

export function meta({ loaderData, location }: Route.MetaArgs) {
  const { number, title } = loaderData?.clause?.entry ?? {};
  const full = [number, title, loaderData?.name].filter(Boolean).join(' ');
  return pageMeta(location.pathname, { title: full, noIndex: !loaderData?.clause, type: 'article' });
}

export default function ClauseAlone({ loaderData: { held, clause }, matches }: Route.ComponentProps) {
  const { language, words, to } = useSite();
  const { reader } = words;
  if (!clause) return <ClosedDocument held={held} />;
  const { entry, parts, previous, next } = clause;
  const { id } = held.document;
  const errata = held.standards.flatMap((standard) => standard.errata);
  const address = to(clauseAddress(id, entry.anchor));
  return (
    <article className="page-width document clause">
      <ReaderHead held={held} />
      <div className="clause-parts" lang={textTag(held.document.language, wordsOf(clause))}>
        {parts.map(({ entry: part, paragraphs }, i) => {
          const mended = errata.filter(({ clause: number }) => number !== null && number === part.number);
          const Heading = i === 0 ? 'h2' : 'h3';
          return (
            <section key={part.anchor} id={part.anchor}>
              <Heading>
                {part.number ? <span className="clause-number">{part.number}</span> : null} {part.title}
              </Heading>
              <ClauseText paragraphs={paragraphs} />
              {mended.length > 0 ? (
                <aside lang={languageTag[language]} aria-label={words.record.errata.title}>
                  <strong>{words.record.errata.title}</strong>
                  <ErrataList errata={mended} />
                </aside>
              ) : null}
            </section>
          );
        })}
      </div>
      <nav className="clause-ways" aria-label={reader.clauses}>
        <a href={to(pageAddress(id, entry.page)) + linePlace(entry.line)}>{reader.clausePage}</a>
        {previous ? <a href={to(clauseAddress(id, previous.anchor))}>{reader.clausePrevious}</a> : null}
        {next ? <a href={to(clauseAddress(id, next.anchor))}>{reader.clauseNext}</a> : null}
        <button type="button" data-print hidden>
          {reader.clausePrint}
        </button>
      </nav>
      <p className="small-print">{matches[0].loaderData.siteUrl + address}</p>
    </article>
  );
}

function ClauseText({ paragraphs }: { paragraphs: readonly string[] }) {
  return clauseBlocks(paragraphs).map(({ kind, lines }) => {
    const [first] = lines;
    return kind === 'table' && lines.length > 1 ? (
      <TextTable key={first?.number} lines={lines} />
    ) : (
      <p key={first?.number}>{first?.text.replaceAll('\t', '\u2003')}</p>
    );
  });
}

function wordsOf({ parts }: Awaited<ReturnType<typeof readClause>>): string {
  return parts.map(({ entry, paragraphs }) => [entry.title, ...paragraphs].join(' ')).join(' ');
}
