/** What a person should have written: the same text in quotes. */

/** The text as one quoted YAML scalar, in the quotes that need no escapes where there are any. */
export function quoted(text: string): string {
  if (/^[^"\\\p{Cc}]*$/u.test(text)) return `"${text}"`;
  if (/^[^'\p{Cc}]*$/u.test(text)) return `'${text}'`;
  return JSON.stringify(text);
}

/** `key: "value"`, or only the value for an item of a list. */
export function quotedEntry(key: string | number | undefined, text: string): string {
  return typeof key === 'string' ? `${key}: ${quoted(text)}` : quoted(text);
}

/** Nobody forgot the quotes of a longer line, and looking for them would take too long. */
export const MAX_LINE = 1000;

/**
 * A line of YAML with its value in quotes; `undefined` when it has no plain value to quote. An item that starts with a capital
 * is a sentence, whose first word is no key.
 */
export function quotedLine(line: string): string | undefined {
  if (line.length > MAX_LINE) return undefined;
  const match =
    /^(?<lead>\s*(?:- +)*)(?<key>(?:(?<!- +)[\w.$-]+|[a-z][\w.$-]*): +)?(?<value>\S.*?)(?<comment>\s+# .*)?$/.exec(
      line,
    );
  const { lead = '', key = '', value, comment = '' } = match?.groups ?? {};
  if (value === undefined || (key === '' && !lead.includes('-'))) return undefined;
  return `${lead}${key}${quoted(value)}${comment}`;
}
