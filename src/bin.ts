#!/usr/bin/env node
/** The process: arguments in, exit status out. It has to load on any Node, so that it can say which one is needed. */
import { CANNOT_START, isOldNode } from './node-version.ts';

if (isOldNode(process.versions.node)) {
  process.stderr.write(`Assay needs Node 22.18 or newer, and this is Node ${process.versions.node}.\n`);
  process.exitCode = CANNOT_START;
} else {
  // Both before most of the modules: the processes that these start load theirs at the same time.
  (await import('./cli/run-ahead.ts')).runAhead(process.argv.slice(2));
  const { main } = await import('./cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
}
