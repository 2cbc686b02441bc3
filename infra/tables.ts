/** Keys of each table; the stores in `shared` rely on them, and a test compares the two. */
export interface TableKeys {
  partitionKey: string;
  sortKey?: string;
}

export const catalogueTable: TableKeys = { partitionKey: 'id', sortKey: 'entry' };
