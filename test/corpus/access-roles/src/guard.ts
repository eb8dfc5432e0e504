import { demand, type Action, type User } from './roles';

/** Runs what only a user with that permission may run. */
export async function guard<Result>(user: User, action: Action, run: () => Promise<Result>): Promise<Result> {
  demand(user, action);
  return run();
}
