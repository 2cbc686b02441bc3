import { type Feed, startOfDay } from './feed.ts';
import { element, empty, leaf, type Xml, xmlDocument } from './xml.ts';

/** The feed as Atom (RFC 4287); one without entries was last changed at the beginning of the day `today`. */
export function atom({ title, self, page, language, entries }: Feed, today: string): Xml {
  const newest = entries[0]?.day ?? today;
  return xmlDocument(
    element('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language }, [
      leaf('id', {}, self),
      leaf('title', {}, title),
      leaf('updated', {}, startOfDay(newest)),
      element('author', {}, [leaf('name', {}, 'Guiju 规矩')]),
      empty('link', { rel: 'self', type: 'application/atom+xml', href: self }),
      empty('link', { rel: 'alternate', type: 'text/html', href: page }),
      ...entries.map((entry) =>
        element('entry', {}, [
          leaf('id', {}, entry.id),
          leaf('title', {}, entry.title),
          leaf('updated', {}, startOfDay(entry.day)),
          empty('link', { rel: 'alternate', type: 'text/html', href: entry.page }),
          leaf('summary', {}, entry.summary),
        ]),
      ),
    ]),
  );
}
