// Imports a module that only a plugin of the project knows.
import { LIMIT } from 'virtual:limits';

declare const __UNIT__: string;

export function limited(count: number): string {
  return `${Math.min(count, LIMIT - 1)} ${__UNIT__}`;
}
