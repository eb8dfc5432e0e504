/** Variables that change what tests do without being read by name in them. */
const VARIABLES = /^(?:TZ|LANG|LC_ALL|NODE_ENV|NODE_OPTIONS|VITE_.*|VITEST(?:_.*)?)$/;

/** What of the machine and of this process decides what a test does, by the sentence that says that it differs. */
export function environmentFacts(): ReadonlyMap<string, string> {
  const variables = Object.entries(process.env).filter(([name]) => VARIABLES.test(name));
  return new Map([
    ['Node is another version', process.version],
    ['the machine is of another kind', `${process.platform} ${process.arch}`],
    ...variables.map(([name, value]) => [`the environment variable ${name} changed`, value ?? ''] as const),
  ]);
}
