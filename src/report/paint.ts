import { styleText } from 'node:util';

export type Format = Parameters<typeof styleText>[0];

/** Gives text a colour or a weight, or returns it as it is. */
export type Paint = (format: Format, text: string) => string;

/** `useColor` alone decides: neither the environment nor a stream is asked. */
export function paintFor(useColor: boolean): Paint {
  if (!useColor) return (_, text) => text;
  return (format, text) => (text === '' ? '' : styleText(format, text, { validateStream: false }));
}
