import type { Waitlist } from './waitlist.ts';

export interface Sender {
  send(to: string, text: string): Promise<{ ok: boolean; id: string }>;
}

/** Sends, and tries again; gives up quietly. */
export async function page(sender: Sender, to: string, text: string, tries = 3): Promise<string | null> {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    try {
      const { ok, id } = await sender.send(to, text);
      if (ok) return id;
    } catch {
      // the next attempt may do better
    }
  }
  return null;
}

export async function pageNext(list: Waitlist, sender: Sender, table: number, seats: number): Promise<string | null> {
  const party = list.seat(table, seats);
  if (!party) return null;
  return page(sender, party.name, `Table ${table} is ready for ${party.size}`);
}

/** Runs a job; what it throws is told to `onError`, if there is one. */
export function guarded<T>(job: () => T, onError?: (error: unknown) => void): T | undefined {
  try {
    return job();
  } catch (error) {
    onError?.(error);
    return undefined;
  }
}
