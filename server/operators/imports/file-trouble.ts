/** Why a file cannot be read as a table; thrown where it is found, answered as data. */

export type FileTrouble =
  | 'not-a-table'
  | 'encoding'
  | 'unclosed-quote'
  | 'old-excel'
  | 'too-big-inside'
  | 'too-many-rows'
  | 'no-rows'
  | 'broken';

export class Trouble extends Error {
  constructor(
    readonly trouble: FileTrouble,
    /** Of the file, from 1, where one is to blame. */
    readonly line?: number,
  ) {
    super(trouble);
  }
}
