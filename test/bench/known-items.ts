import type { StoredStandard } from '#shared/standards/standard.ts';
import { reconciled } from './catalogue-rows.ts';
import { chineseFamilies } from './chinese-families.ts';
import { englishFamilies } from './english-families.ts';
import type { Catalogue, Generator, KnownItem } from './known-item.ts';
import { numberFamilies, supersededFamilies } from './number-families.ts';
import { halfOf, Random } from './random.ts';

/** Published with the figures; another seed gives other questions of the same kinds. */
export const seed = 20261101;

/** Questions of every family for one half of the catalogue, `each` of them where so many can be made. */
export function knownItems(
  records: StoredStandard[],
  { half, today, each = 300 }: { half: 'dev' | 'test'; today: string; each?: number },
): Record<string, KnownItem[]> {
  const random = new Random(seed + (half === 'test' ? 1 : 0));
  const standards = reconciled(records);
  const catalogue: Catalogue = { standards, byId: new Map(standards.map((s) => [s.id, s])), today };
  const families: Record<string, Generator> = {
    ...numberFamilies(catalogue, random),
    ...englishFamilies(catalogue, random),
    ...chineseFamilies(catalogue, random),
    ...supersededFamilies(catalogue),
  };
  const own = standards.filter(({ id }) => halfOf(id) === half);
  const chinese = own.filter(({ titles }) => titles.zh);
  return Object.fromEntries(
    Object.entries(families).map(([name, generate]) => {
      const pool = /Chinese|traditional|homophone|pinyin/.test(name) ? chinese : own;
      return [name, draw(pool, generate, each, random)];
    }),
  );
}

/** Standards are drawn with repetition, since a long title holds many spans; the same question is asked once. */
function draw(pool: Catalogue['standards'], generate: Generator, each: number, random: Random): KnownItem[] {
  const items = new Map<string, KnownItem>();
  for (let tries = 0; tries < each * 60 && items.size < each && pool.length > 0; tries += 1) {
    const standard = random.pick(pool);
    const made = generate(standard);
    if (made && made.relevant.size > 0) items.set(made.query, { from: standard.id, ...made });
  }
  return [...items.values()];
}
