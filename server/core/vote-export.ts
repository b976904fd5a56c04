/**
 * The export of one activation's votes: JSON lines that anyone can recount with the public key alone.
 *
 *   {"activationId","about","export":"cuecart votes","exportedAt","key","origin","size","unsigned","version":1}
 *   {"leaf","batch","ballots","first","poll","receivedAt"}  or  {"leaf","record"}     in the order of the log
 *   {"checkpoint"}                                          after the last leaf that it covers
 *   {"statement"}                                           of each poll, signed
 *   {"end":{"bytes","sha256","signature"}}                  over all bytes before this line
 *
 * Every line is canonical JSON (sorted names, no spaces) and ends in a newline. It is pseudonymous: a pass is a number that says nothing of
 * who held it, yet whoever knows their own number finds their own ballots.
 */
export const exportName = 'cuecart votes';
export const exportVersion = 1;

export const aboutExport =
  'Pseudonymous: every ballot names a pass by number. Who held it is not in here, but whoever holds a pass knows its number. 化名数据：每张选票只写凭证编号，不写持有人；持有者知道自己的编号。';

/** What the last line signs. */
export const endText = (origin: string, bytes: number, sha256: string): string => `cuecart export 1\n${origin}\n${bytes}\n${sha256}\n`;
