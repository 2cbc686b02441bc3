import { joinBytes } from './tree.ts';

/** A bundle writes the length of an entry in two bytes. */
export const largestLeaf = 65_535;

/** Entries one after another, each after its length (C2SP tlog-tiles, "Log entries"). */
export function encodeBundle(leaves: readonly Uint8Array[]): Uint8Array {
  return joinBytes(
    leaves.flatMap((leaf) => {
      if (leaf.length > largestLeaf) throw new RangeError(`an entry of ${leaf.length} bytes fits no bundle`);
      return [Uint8Array.of(leaf.length >> 8, leaf.length & 255), leaf];
    }),
  );
}

/** The entries of a bundle. Throws a `RangeError` when it is cut short. */
export function decodeBundle(bundle: Uint8Array): Uint8Array[] {
  const leaves: Uint8Array[] = [];
  for (let at = 0; at < bundle.length; ) {
    const start = at + 2;
    const end = start + (bundle[at] ?? 0) * 256 + (bundle[at + 1] ?? 0);
    if (end > bundle.length) throw new RangeError(`entry ${leaves.length} of a bundle is cut short`);
    leaves.push(bundle.slice(start, end));
    at = end;
  }
  return leaves;
}
