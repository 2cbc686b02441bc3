/** Keys of each table; the stores in `shared` rely on them, and a test compares the two. */
export interface TableKeys {
  partitionKey: string;
  sortKey?: string;
  /** Attribute with the second after which an item may go. */
  expiry?: string;
  /** Other orders of the items that have both keys; they give keys only. */
  indices?: readonly TableIndex[];
}

export interface TableIndex {
  name: string;
  partitionKey: string;
  sortKey: string;
}

export const catalogueTable: TableKeys = { partitionKey: 'id', sortKey: 'entry' };

export const literatureTable: TableKeys = {
  partitionKey: 'id',
  sortKey: 'part',
  expiry: 'expires',
  indices: [{ name: 'by-state', partitionKey: 'state', sortKey: 'updatedAt' }],
};

export const logTable: TableKeys = { partitionKey: 'id', sortKey: 'part' };

export const ledgerTable: TableKeys = { partitionKey: 'id', sortKey: 'part' };

export const depositTable: TableKeys = {
  partitionKey: 'id',
  sortKey: 'part',
  indices: [
    { name: 'by-holder', partitionKey: 'holderId', sortKey: 'declared' },
    { name: 'by-state', partitionKey: 'state', sortKey: 'declared' },
  ],
};

export const tradeTable: TableKeys = {
  partitionKey: 'id',
  sortKey: 'part',
  expiry: 'expires',
  indices: [{ name: 'by-state', partitionKey: 'shelf', sortKey: 'place' }],
};

export const memberTable: TableKeys = {
  partitionKey: 'id',
  sortKey: 'part',
  expiry: 'expires',
  indices: [{ name: 'by-wait', partitionKey: 'waits', sortKey: 'waitsSince' }],
};

export const webhookTable: TableKeys = {
  partitionKey: 'id',
  sortKey: 'part',
  expiry: 'expires',
  indices: [{ name: 'by-due', partitionKey: 'queue', sortKey: 'dueAt' }],
};

export const alertTable: TableKeys = {
  partitionKey: 'id',
  sortKey: 'part',
  expiry: 'expires',
  indices: [{ name: 'by-due', partitionKey: 'queue', sortKey: 'dueAt' }],
};

export const matterTable: TableKeys = {
  partitionKey: 'id',
  sortKey: 'part',
  indices: [
    { name: 'by-shelf', partitionKey: 'shelf', sortKey: 'placed' },
    { name: 'by-sender', partitionKey: 'by', sortKey: 'placed' },
  ],
};

export const lifecycleTable: TableKeys = {
  partitionKey: 'id',
  sortKey: 'part',
  indices: [{ name: 'by-shelf', partitionKey: 'shelf', sortKey: 'placed' }],
};

export const checkTable: TableKeys = { partitionKey: 'id', expiry: 'expires' };

export const keyTable: TableKeys = { partitionKey: 'id', sortKey: 'part', expiry: 'expires' };

export const qualityTable: TableKeys = { partitionKey: 'id', sortKey: 'part', expiry: 'expires' };
