/** English of rules that came later: why something is not pressed now. */
export const enRules = {
  why: {
    chairsNext: 'On air, what is next and its length are the chair’s. Propose it.',
    nothingToUndo: 'No edit is left to undo.',
    nothingToRedo: 'No edit was undone that could be done again.',
    stepTooLate: 'The press before it took too long, so this one was not done. Look, and press again.',
  },
  words: { voteStands: { open: 'VOTE OPEN', closing: 'CLOSING' } },
};
