/** The import rules of the house: see README.md. */
export default {
  forbidden: [
    { name: 'nobody-uses-app', severity: 'error', from: { pathNot: '^(app|e2e)/' }, to: { path: '^app/' } },
    {
      name: 'views-and-rules-see-db-only-as-types',
      severity: 'error',
      from: { path: '^(components|lib)/', pathNot: '\\.test\\.tsx?$|^lib/auth/' },
      to: { path: '^db/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'db-knows-neither-next-nor-views',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: '^(app|components|bin)/|node_modules/(next|react-dom)/' },
    },
    {
      name: 'only-db-writes-sql',
      severity: 'error',
      from: { pathNot: '^(db|bin|e2e)/|^drizzle.config' },
      to: { path: 'node_modules/(drizzle-orm|postgres)/' },
    },
    { name: 'lib-stands-below-views', severity: 'error', from: { path: '^lib/' }, to: { path: '^components/' } },
    {
      name: 'no-circles',
      severity: 'error',
      from: { pathNot: '^db/.*/tables\\.ts$' },
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.data)/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
