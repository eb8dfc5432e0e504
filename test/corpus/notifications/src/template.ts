export class TemplateError extends Error {
  override name = 'TemplateError';
}

/** Puts values into `{name}` places; what has no value stays as it is. */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** The names that a template asks for, each once, in their order. */
export function placesOf(template: string): string[] {
  if (template.trim() === '') throw new TemplateError('a template cannot be empty');
  const names = [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  return [...new Set(names)];
}

export function digestSubject(count: number): string {
  if (count > 99) return '99+ new messages';
  return `${count} new messages`;
}
