/** What the stations' position is shown beside how each station does: what it may have, its key, and who came in its name and was refused. */
/** By id: the category of each product, and the products that each vote and each segment is about. */
export type Wares = {
  readonly categories: Readonly<Record<string, string>>;
  readonly polls: Readonly<Record<string, readonly string[]>>;
  readonly segments: Readonly<Record<string, readonly string[]>>;
};
