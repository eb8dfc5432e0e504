const UNSAFE = /[\u007f-\u009f\u2028\u2029]|\p{Bidi_Control}/gu;

// No string of JSON holds a line break, so these are lists.
const LIST_OF_NUMBERS = /\[\n\s+\d+(?:,\n\s+\d+)*\n\s+\]/g;

/** JSON for people and machines. What could control a terminal is escaped, which leaves the parsed value as it is. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2).replace(LIST_OF_NUMBERS, onOneLine);
  return `${text.replace(UNSAFE, asJsonEscape)}\n`;
}

const onOneLine = (list: string): string => `[${list.slice(1, -1).trim().replace(/\s+/g, ' ')}]`;

function asJsonEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
