import { simpleParser } from 'mailparser';
import { expect } from 'playwright/test';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The first address of this site in it. */
  link: string;
}

/** A real mail server that keeps what arrives. */
export class Mailbox {
  readonly #received: ReceivedMail[] = [];
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      simpleParser(stream).then((mail) => {
        const text = mail.text ?? '';
        const link = /https?:\/\/\S+\/(?:bestaetigen|einladung)\/\S+/.exec(text)?.[0] ?? '';
        for (const { address } of session.envelope.rcptTo) {
          this.#received.push({ to: address, subject: mail.subject ?? '', text, html: mail.html || '', link });
        }
        done();
      }, done);
    },
  });

  open(port: number): Promise<void> {
    return new Promise((done) => this.#server.listen(port, 'localhost', done));
  }

  close(): Promise<void> {
    return new Promise((done) => this.#server.close(done));
  }

  to(address: string): ReceivedMail[] {
    return this.#received.filter((mail) => mail.to === address);
  }

  /** Waits for a mail whose subject fits, and takes the newest. */
  async newest(address: string, subject: string | RegExp): Promise<ReceivedMail> {
    const fitting = () => this.to(address).filter((mail) => mail.subject.match(subject));
    await expect
      .poll(() => fitting().length, { message: `a mail to ${address}: ${subject}`, timeout: 15_000 })
      .toBeGreaterThan(0);
    return fitting().at(-1) as ReceivedMail;
  }
}
