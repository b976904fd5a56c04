/** A notice names a vote by its id; people know it by its question. */

const votes = /\b(The vote|The final count of) ([a-z0-9][a-z0-9-]*)/g;

/** @param questionOf the question of the vote with this id; undefined when there is none: then the words stay */
export const withQuestions = (said: string, questionOf: (pollId: string) => string | undefined): string =>
  said.replace(votes, (whole, before: string, id: string) => {
    const question = questionOf(id);
    return question === undefined ? whole : `${before} “${question}”`;
  });
