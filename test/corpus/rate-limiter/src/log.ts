export function log(line: string): void {
  if (process.env['DEBUG'] === 'retry') console.error(line);
}
