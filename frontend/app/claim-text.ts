/** A claimed value as people read it: lists with separators, objects as `key: value`. */
export function claimText(value: unknown): string {
  if (Array.isArray(value)) return value.map(claimText).join('; ');
  if (typeof value !== 'object' || value === null) return String(value ?? '—');
  return Object.entries(value)
    .map(([key, inner]) => `${key}: ${claimText(inner)}`)
    .join(', ');
}
