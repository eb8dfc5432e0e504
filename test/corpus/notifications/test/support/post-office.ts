import type { Mail, Mailer } from '../../src/notifier';

export class PostOffice implements Mailer {
  readonly sent: Mail[] = [];

  async send(mail: Mail): Promise<{ id: string }> {
    this.sent.push(mail);
    return { id: `mail-${this.sent.length}` };
  }
}
