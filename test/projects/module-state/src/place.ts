// Where the process is, as everybody may be told wrongly by a test that replaces `process.cwd`.
export function placeOf(name: string): string {
  return name === '' ? process.cwd() : `${process.cwd()}/${name}`;
}
