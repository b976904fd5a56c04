/**
 * The fast suites: unit, contract and integration tests, in parallel.
 * Suites that need real programs (`*.real.test.ts`) have tests/run/real.vitest.config.ts.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/*.real.test.ts'],
    allowOnly: false,
    passWithNoTests: false,
    retry: 0,
    // A failure says what there was instead, whole: of a run elsewhere its line is all there is to go by.
    chaiConfig: { truncateThreshold: 4000 },
    expect: { poll: { timeout: 60_000 } },
    testTimeout: 90_000,
    hookTimeout: 90_000,
    maxWorkers: '100%',
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
