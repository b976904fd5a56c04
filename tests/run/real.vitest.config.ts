/** The suites that drive real programs, one file at a time: they share a machine, its screen and its two cores. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['tests/**/*.real.test.ts'],
    allowOnly: false,
    passWithNoTests: false,
    retry: 0,
    // A failure says what there was instead, whole: of a run elsewhere its line is all there is to go by.
    chaiConfig: { truncateThreshold: 4000 },
    expect: { poll: { timeout: 60_000 } },
    testTimeout: 240_000,
    hookTimeout: 240_000,
    teardownTimeout: 30_000,
    fileParallelism: false,
  },
});
