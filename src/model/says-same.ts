import type { Behaviour } from './behaviour.ts';

/** Whether the behaviour itself is that something is the same each time: then a test compares the code with itself, and has to. */
export const saysSame = ({ must }: Pick<Behaviour, 'must'>): boolean =>
  /\b(?:determinis\w+|stable|idempoten\w+|memoi\w+|cached|pure)\b|\bsame\b.*\b(?:times?|calls?|again|inputs?)\b/i.test(
    must,
  );
