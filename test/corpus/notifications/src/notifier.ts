import { increment } from './metrics';
import { digestSubject, fill } from './template';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export interface Mailer {
  send(mail: Mail): Promise<{ id: string }>;
}

export interface Clock {
  now(): Date;
}

export interface User {
  email: string;
  name: string;
  muted?: readonly string[];
}

export interface Notice {
  topic: string;
  subject: string;
  text: string;
}

export type Outcome =
  { status: 'sent'; id: string } | { status: 'queued' } | { status: 'muted' } | { status: 'throttled' };

export const QUIET_FROM = 22;
export const QUIET_TO = 7;
const HOUR = 3_600_000;

/** From ten in the evening to seven in the morning, UTC. */
export function isQuiet(date: Date): boolean {
  const hour = date.getUTCHours();
  return hour >= QUIET_FROM || hour < QUIET_TO;
}

export class Notifier {
  private readonly queue: Mail[] = [];
  private readonly lastSent = new Map<string, number>();
  private readonly mailer: Mailer;
  private readonly clock: Clock;

  constructor(mailer: Mailer, clock: Clock) {
    this.mailer = mailer;
    this.clock = clock;
  }

  async notify(user: User, notice: Notice): Promise<Outcome> {
    if (user.muted?.includes(notice.topic)) return { status: 'muted' };
    const now = this.clock.now();
    const key = `${user.email} ${notice.topic}`;
    if (this.isThrottled(key, now)) return { status: 'throttled' };
    this.lastSent.set(key, now.getTime());
    const mail = {
      to: user.email,
      subject: fill(notice.subject, { name: user.name }),
      text: fill(notice.text, { name: user.name }),
    };
    if (isQuiet(now)) {
      this.queue.push(mail);
      return { status: 'queued' };
    }
    const { id } = await this.mailer.send(mail);
    increment('sent');
    return { status: 'sent', id };
  }

  /** Sends what waited: one mail as it is, several to the same address as a digest. */
  async flush(): Promise<number> {
    const byAddress = Map.groupBy(this.queue.splice(0), ({ to }) => to);
    for (const [to, mails] of byAddress) {
      const [first] = mails;
      if (mails.length === 1 && first) await this.mailer.send(first);
      else
        await this.mailer.send({
          to,
          subject: digestSubject(mails.length),
          text: mails.map(({ text }) => text).join('\n'),
        });
    }
    return byAddress.size;
  }

  private isThrottled(key: string, now: Date): boolean {
    const last = this.lastSent.get(key);
    return last !== undefined && now.getTime() - last < HOUR;
  }
}
