/** Terms in the other language for the words of a query, from the glossary. */
export function expansionsOf(_words: string): string[] {
  return [];
}
