/** A standard number, never broken across lines unless it is longer than a phone is wide. */
export function Designation({ number }: { number: string }) {
  return (
    <span className={number.length > 22 ? 'designation designation-long' : 'designation'} translate="no">
      {number}
    </span>
  );
}
