/** Text for the log of a job: GitHub Actions obeys lines that begin with `::`, and `##[` wherever it stands, whoever wrote them. */
export function logText(text: string, { GITHUB_ACTIONS }: { readonly GITHUB_ACTIONS?: string | undefined }): string {
  return GITHUB_ACTIONS === 'true' ? text.replace(/^(\s*):(?=:)/gm, '$1: ').replaceAll('##[', '# #[') : text;
}

/** Writes what is meant for people: all that a command says, but for what a program is to read. */
export function printText(text: string, stream: NodeJS.WritableStream = process.stdout): void {
  stream.write(logText(text, process.env));
}
