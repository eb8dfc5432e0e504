/** A child process that answers with what it was asked; `die` and `fail` do as they say. */
import { answerParent } from '../../src/host/child-process.ts';

// eslint-disable-next-line @typescript-eslint/require-await -- what it throws is to be a rejection
answerParent(async (request, report) => {
  if (request === 'die') process.exit(3);
  if (request === 'fail') throw new Error('It fails.');
  report(1, 2);
  return { request, folder: process.env['TMPDIR'] };
});
