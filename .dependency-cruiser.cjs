/**
 * Imports point one way (docs/architecture.md):
 *   main, phones, cli → edges → playout → ports → core → contract
 * The control room sees the contract only, the overlays only its types, and neither sees the other.
 * `import type` counts like any other import, cycles included.
 */
const edges = 'switcher|audience|shops|stations|screens|operators|remote|archive|show-files';
const contract = '^server/contract/';
const core = '^server/core/';
const ports = '^server/ports/';
const playout = '^server/playout/';
/** Where things meet: main, phones and the files beside them, and the commands people type. */
const top = ['^server/(?!(worker|config|clock|hold-folder|free-line)\\.ts)[^/]+\\.ts$', '^server/cli/'];
/** Tools of the server that hold no show: anything from the edges up may use them. */
const tools = '^server/(worker|config|clock|hold-folder|free-line)\\.ts$';
const npm = (name) => `(^|/)node_modules/(@types/)?${name}/`;

module.exports = {
  forbidden: [
    {
      name: 'contract-imports-zod-only',
      comment: 'Both ends load the contract: it knows nothing but zod.',
      severity: 'error',
      from: { path: contract },
      to: { pathNot: [contract, npm('zod')] },
    },
    {
      name: 'core-imports-contract-only',
      comment: 'Core decides: no clock, no chance, no input or output. Only the contract, and xstate for the machine.',
      severity: 'error',
      from: { path: core, pathNot: '^server/core/plan[.-]' },
      to: { pathNot: [core, contract, npm('xstate')] },
    },
    {
      name: 'core-plan-imports-contract-only',
      comment: 'The plan turns local times into epoch once, so it alone of core may use luxon.',
      severity: 'error',
      from: { path: '^server/core/plan[.-]' },
      to: { pathNot: [core, contract, npm('xstate'), npm('luxon')] },
    },
    {
      name: 'ports-say-what-is-needed',
      comment: 'A port is said in words of the contract and types of core.',
      severity: 'error',
      from: { path: ports },
      to: { pathNot: [ports, contract, core] },
    },
    {
      name: 'ports-use-types-of-core',
      comment: 'A port decides nothing: of core it takes types.',
      severity: 'error',
      from: { path: ports },
      to: { path: core, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'playout-knows-no-edge',
      comment: 'Playout reaches the outside through ports.',
      severity: 'error',
      from: { path: playout },
      to: { path: '^(server|control-room|overlays)/', pathNot: [playout, ports, core, contract] },
    },
    {
      name: 'edges-never-meet',
      comment: 'Edges meet in main or phones, never in each other.',
      severity: 'error',
      from: { path: `^server/(${edges})/` },
      to: { path: `^server/(${edges})/`, pathNot: '^server/$1/' },
    },
    {
      name: 'edges-look-inwards',
      comment: 'An edge may use playout, ports, core, the contract and the tools; pages and the top are not its business.',
      severity: 'error',
      from: { path: `^server/(${edges})/` },
      to: {
        path: '^(server|control-room|overlays)/',
        pathNot: [`^server/(${edges})/`, playout, ports, core, contract, tools],
      },
    },
    {
      name: 'tools-hold-no-show',
      comment:
        'worker.ts, config.ts, clock.ts, hold-folder.ts and free-line.ts serve everybody above playout: of the house they know the contract and the port they fulfil.',
      severity: 'error',
      from: { path: tools },
      to: { path: '^(server|control-room|overlays)/', pathNot: [tools, contract, ports] },
    },
    {
      name: 'nobody-imports-the-top',
      comment: 'main, phones and the commands are where things meet; nothing leans on them.',
      severity: 'error',
      from: { path: '^(server|control-room|overlays|shows)/', pathNot: top },
      to: { path: top },
    },
    {
      name: 'control-room-imports-contract-only',
      comment: 'What an operator sees comes over the socket, in words of the contract.',
      severity: 'error',
      from: { path: '^control-room/' },
      to: { path: '^(server|overlays|shows)/', pathNot: contract },
    },
    {
      name: 'overlays-import-contract-only',
      comment: 'What the audience sees comes over the wire, in words of the contract.',
      severity: 'error',
      from: { path: '^overlays/' },
      to: { path: '^(server|control-room|shows)/', pathNot: contract },
    },
    {
      name: 'overlays-import-types-only',
      comment: 'The contract brings zod, which is too heavy for a phone: overlays take its types.',
      severity: 'error',
      from: { path: '^overlays/' },
      to: { path: contract, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pages-run-in-a-browser',
      comment: 'A page has no Node.',
      severity: 'error',
      from: { path: '^(control-room|overlays)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'server-has-no-pages',
      comment: 'The server hands out built pages; it imports none of their code.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(control-room|overlays)/' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
    {
      name: 'folder-has-a-place',
      comment: 'A new folder of the server is named in this file first: every rule above is about a folder.',
      severity: 'error',
      from: { path: '^server/[^/]+/', pathNot: [contract, core, ports, playout, '^server/cli/', `^server/(${edges})/`] },
      to: {},
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan',
      comment: 'A module that imports nothing and that nothing imports is left over.',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', '(^|/)\\.[^/]+\\.cjs$', '\\.test\\.tsx?$', '^server/worker\\.ts$', '^tests/run/'] },
      to: {},
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-dev-package-at-run-time',
      severity: 'error',
      from: { path: '^(server|control-room|overlays)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '(^|/)node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|data|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    detectJSDocImports: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
