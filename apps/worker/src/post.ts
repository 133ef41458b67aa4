import type { RenderedMail } from "@souk/mail";
import { createTransport } from "nodemailer";
import type { Env } from "./house.ts";

interface Letter extends RenderedMail {
  /** Addresses; never empty. */
  readonly to: readonly string[];
  /** The same for the same notice however often it is tried, so that a mail server can tell a repetition. */
  readonly messageId: string;
}

/** The way out to a mail server. */
export interface Post {
  /** Rejects with a {@link PostFailure}. */
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** Why a mail did not leave: `later` may help, `never` will not, and `nobody` says that the server could not be spoken to at all. */
export class PostFailure extends Error {
  readonly again: "later" | "never" | "nobody";
  constructor(again: PostFailure["again"], cause: Error) {
    super(cause.message, { cause });
    this.name = "PostFailure";
    this.again = again;
  }
}

const from = { name: "Souk", address: "no-reply@souk.example" };

/** Opens the way to SMTP_URL; null when there is none. It connects with the first mail. */
export function openPost(env: Env): Post | null {
  const url = env["SMTP_URL"];
  if (!url) return null;
  const transport = createTransport({ url, pool: true, maxConnections: 2, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000 });
  // A pooled connection that the server closes is replaced with the next mail.
  transport.on("error", () => {});
  return {
    async send({ to, subject, html, text, messageId }) {
      try {
        await transport.sendMail({ from, to: [...to], subject, html, text, messageId, disableFileAccess: true, disableUrlAccess: true });
      } catch (error) {
        throw failureOf(error as Error & { responseCode?: number });
      }
    },
    close: () => transport.close(),
  };
}

/** SMTP answers 5xx to what it will never take and 4xx to what it may take later; without an answer there was nobody. */
function failureOf(error: Error & { responseCode?: number }): PostFailure {
  const code = error.responseCode;
  if (code === undefined) return new PostFailure("nobody", error);
  return new PostFailure(code >= 500 ? "never" : "later", error);
}
