/** The number that a wrong id most likely means: `gb-t.19001-2019` → `GB/T 19001-2019`. */
export function likelyNumber(id: string): string {
  const spelled = id.replace(/^([a-z0-9]+)-([a-z]+)(?=\.)/, '$1/$2').replace('.', ' ');
  return spelled.toUpperCase().slice(0, 100);
}
