import { type BenchContext, table } from './part.ts';

/** Longest wait for the whole catalogue. */
const promised = 15 * 60;

/** Walks the whole catalogue by OAI-PMH as a harvester does, one page after the other, in each format. */
export async function report({ serviceUrl, print }: BenchContext): Promise<string> {
  const rows: string[][] = [];
  for (const prefix of ['oai_dc', 'marc21', 'relaton']) {
    const { pages, records, distinct, told, seconds, megabytes } = await harvest(serviceUrl, prefix);
    print(`  ${prefix}: ${records} records in ${seconds.toFixed(0)} s`);
    rows.push([
      prefix,
      String(records),
      String(records - distinct),
      String(told - distinct),
      String(pages),
      megabytes.toFixed(0),
      seconds.toFixed(0),
      (records / seconds).toFixed(0),
    ]);
  }
  const head = ['format', 'records', 'twice', 'missing', 'pages', 'MB', 'seconds', 'records/s'];
  return `${table(head, rows)}\n\nThe whole catalogue is to be had in ${promised} s.`;
}

async function harvest(serviceUrl: string, prefix: string) {
  const seen = new Set<string>();
  const sum = { pages: 0, records: 0, told: 0, megabytes: 0 };
  const started = performance.now();
  for (let query = `metadataPrefix=${prefix}`; query !== ''; ) {
    const answer = await fetch(`${serviceUrl}/oai?verb=ListRecords&${query}`);
    const xml = await answer.text();
    const fault = /<error code="(\w+)"/.exec(xml)?.[1];
    if (!answer.ok || fault) throw new Error(`${serviceUrl}/oai answered ${answer.status} ${fault ?? ''}`);
    const ids = [...xml.matchAll(/<header><identifier>([^<]*)</g)].map(([, id = '']) => id);
    for (const id of ids) seen.add(id);
    const [, total, token = ''] = /<resumptionToken completeListSize="(\d+)"[^>]*>([^<]*)</.exec(xml) ?? [];
    sum.pages += 1;
    sum.records += ids.length;
    sum.told = Number(total ?? ids.length);
    sum.megabytes += xml.length / 1e6;
    query = token && `resumptionToken=${token}`;
  }
  return { ...sum, distinct: seen.size, seconds: (performance.now() - started) / 1000 };
}
