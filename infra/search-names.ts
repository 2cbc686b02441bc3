/** Prefix of every index and alias of a deployment. */
export const indexPrefix = 'guiju';

/** The aliases that are searched; a function that only reads may post to these and nowhere else. */
export const searchedAliases = ['std', 'sug', 'page'].map((kind) => `${indexPrefix}-${kind}`);
