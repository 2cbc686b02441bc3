export type YamlValue = string | number | boolean | null | undefined | YamlValue[] | { [key: string]: YamlValue };

/**
 * A document of YAML 1.2 in block style. Strings are double-quoted as in JSON, so none is read as something else;
 * absent values and empty lists are left out.
 */
export function yamlDocument(value: { [key: string]: YamlValue }): string {
  return `---\n${block(value, '')}\n`;
}

function block(value: YamlValue, indent: string): string {
  if (Array.isArray(value))
    return value.map((item) => `${indent}- ${block(item, `${indent}  `).trimStart()}`).join('\n');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, held]) => says(held));
  return entries
    .map(([key, held]) => `${indent}${key}:${nested(held) ? '\n' : ' '}${block(held, `${indent}  `)}`)
    .join('\n');
}

function nested(value: YamlValue): boolean {
  return typeof value === 'object' && value !== null;
}

function says(value: YamlValue): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value !== 'object' || value === null) return value !== undefined && value !== null;
  return Object.values(value).some(says);
}
