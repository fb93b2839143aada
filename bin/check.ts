import { say } from './console.ts';
import { runTool } from './run.ts';
import type { Outcome } from './test-report.ts';

const checks: [name: string, command: string, ...args: string[]][] = [
  // Next writes the types of routes and pages that tsc needs.
  ['Routen', 'next', 'typegen'],
  ['Typen', 'tsc', '--noEmit', '--incremental', 'false'],
  ['Stil', 'biome', 'check', '.'],
  ['Importregeln', 'depcruise', 'app', 'components', 'lib', 'db', 'bin', 'e2e'],
  ['Toter Code', 'knip'],
];

/** Types, lint and format, import rules, dead code. Runs all of them, so that one look shows everything. */
export async function check(): Promise<Outcome> {
  const failures: string[] = [];
  for (const [name, command, ...args] of checks) {
    say(`— ${name}`);
    if (!(await runTool(command, args, { NEXT_TELEMETRY_DISABLED: '1' }))) failures.push(`check › ${name}`);
  }
  return { passed: checks.length - failures.length, failures };
}

if (import.meta.main) {
  const { failures } = await check();
  process.exitCode = failures.length > 0 ? 1 : 0;
}
