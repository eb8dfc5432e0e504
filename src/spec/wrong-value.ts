/** A value that is not what belongs there, in plain words. */
import type { Mistake } from './mistake.ts';
import { nearestKey } from '../util/nearest-key.ts';
import { quotedEntry } from './quoted-form.ts';
import { markOf, type Path, type Place, type YamlNode } from './yaml-tree.ts';

/** `noun` is what belongs at the place: "a sentence". */
export function wrongValue(noun: string, path: Path, place: Place): Mistake {
  const { node } = place;
  const range = markOf(place);
  const label = labelOf(path);
  if (node === undefined) {
    const message = `${capital(labelOf(path.slice(0, -1)))} has no ${label}.`;
    return { message, hint: `Write ${noun} after \`${String(path.at(-1))}:\`.`, range, path };
  }
  if (isEmpty(node)) return { message: `${capital(label)} is empty.`, hint: `Write ${noun}.`, range, path };
  const advice = isText(noun) && isUnquoted(node) ? ': put it in quotes.' : '.';
  return {
    message: `${capital(label)} is ${foundOf(node, noun)}, not ${noun}${advice}`,
    hint: hintFor(noun, path, node),
    range,
    path,
  };
}

const isText = (noun: string): boolean =>
  /^(?:a sentence|an expression|a list of statements|a path|code|a test|a text|the name|the id|a date)\b/.test(noun);

const isUnquoted = (node: YamlNode): boolean => node.kind === 'scalar' && typeof node.value !== 'string';

const isEmpty = (node: YamlNode): boolean => {
  if (node.kind === 'scalar') return node.value === null || node.value === '';
  return node.kind === 'map' ? node.entries.length === 0 : node.items.length === 0;
};

function foundOf(node: YamlNode, noun: string): string {
  if (node.kind !== 'scalar') return `a ${node.kind}`;
  if (typeof node.value === 'string') return /^a (?:map|list)\b/.test(noun) ? 'a text' : `\`${node.value}\``;
  return typeof node.value === 'number' && isText(noun) ? 'a number' : `\`${node.source}\``;
}

function hintFor(noun: string, path: Path, node: YamlNode): string | undefined {
  if (isText(noun)) return quotedHint(path, node);
  if (node.kind === 'list' && noun.startsWith('a map')) return 'Write `key: value` lines, without the dashes.';
  if (node.kind !== 'list' && noun.startsWith('a list')) return 'Start each item with `- `.';
  if (node.kind !== 'scalar') return undefined;
  const options = [...noun.matchAll(/`([^`]+)`/g)].map(([, option = '']) => option);
  if (noun.startsWith('`') && options.length === 1) return `${String(path.at(-1))}: ${options.join('')}`;
  const nearest = nearestKey(String(node.value), options);
  return nearest === undefined ? undefined : `Did you mean \`${nearest}\`?`;
}

/** A text with `: ` in it, alone on its line, is a map of one entry for YAML. */
function quotedHint(path: Path, node: YamlNode): string | undefined {
  if (node.kind === 'scalar') return typeof node.value === 'string' ? undefined : quotedEntry(path.at(-1), node.source);
  const [entry, ...others] = node.kind === 'map' ? node.entries : [];
  if (entry?.value.kind !== 'scalar' || others.length > 0) return undefined;
  return quotedEntry(path.at(-1), `${entry.key}: ${entry.value.source}`);
}

function labelOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'string' ? `\`${last}\`` : `item ${last + 1} of ${labelOf(path.slice(0, -1))}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
