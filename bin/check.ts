import { runBeside, runTool } from './run.ts';
import type { Outcome } from './test-report.ts';

const checks: [name: string, command: string, ...args: string[]][] = [
  ['Typen', 'tsc', '--noEmit', '--incremental', 'false'],
  ['Stil', 'biome', 'check', '.'],
  ['Importregeln', 'depcruise', 'app', 'components', 'lib', 'db', 'bin', 'e2e'],
  ['Toter Code', 'knip'],
];

/** Types, lint and format, import rules, dead code. Runs all of them, so that one look shows everything. */
export async function check(): Promise<Outcome> {
  // Next writes the types of routes and pages that tsc needs.
  const hasRoutes = await runTool('next', ['typegen'], { NEXT_TELEMETRY_DISABLED: '1' });
  const verdicts = await Promise.all(checks.map(([name, command, ...args]) => runBeside(name, command, args)));
  const failed = checks.filter((_, index) => !verdicts[index]).map(([name]) => name);
  const failures = [...(hasRoutes ? [] : ['Routen']), ...failed].map((name) => `check › ${name}`);
  return { passed: checks.length + 1 - failures.length, failures };
}

if (import.meta.main) {
  const { failures } = await check();
  process.exitCode = failures.length > 0 ? 1 : 0;
}
