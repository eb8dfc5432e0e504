export class CsvError extends Error {
  override name = 'CsvError';
  readonly line: number;

  constructor(message: string, line: number) {
    super(`${message} in line ${line}`);
    this.line = line;
  }
}

/** Splits one line into its fields; a field in quotes may hold separators, and two quotes for one. */
export function parseLine(text: string, lineNumber = 1, separator = ','): string[] {
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  let afterQuote = false;
  for (const character of text) {
    if (afterQuote) {
      afterQuote = false;
      if (character === '"') {
        field += character;
        continue;
      }
      quoted = false;
    }
    if (quoted) {
      if (character === '"') afterQuote = true;
      else field += character;
    } else if (character === '"') quoted = true;
    else if (character === separator) {
      fields.push(field);
      field = '';
    } else field += character;
  }
  if (quoted && !afterQuote) throw new CsvError('a quote is left open', lineNumber);
  return [...fields, field];
}

export function parse(text: string, separator = ','): string[][] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => parseLine(line, index + 1, separator));
}

export function quote(field: string): string {
  return /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

export function stringify(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quote).join(',')).join('\n');
}

/** The separator that stands most often in the first line. */
export function detectSeparator(text: string): string {
  const [head = ''] = text.split('\n');
  let best = ',';
  let most = 0;
  for (const candidate of [',', ';', '\t']) {
    const count = head.split(candidate).length - 1;
    if (count > most) {
      best = candidate;
      most = count;
    }
  }
  return best;
}
