/** English of the house's own outputs: the clean one, those of the series, and what pages painted. */
export const enOutputs = {
  houseOutput: {
    clean: 'Clean',
    cleanAsked: 'nothing, by rule',
    inLanguage: 'In {{language}}',
    notClean: 'CLEAN OUTPUT SHOWS GRAPHICS',
    notCleanExplain: 'Page at {{addresses}}: take it off the clean feed, or reload it.',
    kept: 'What pages painted, as a file',
  },
};
