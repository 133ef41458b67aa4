import { type AddressInfo, type Socket, createServer } from "node:net";

interface ReceivedMail {
  readonly to: readonly string[];
  /** Headers and body as they came over the wire. */
  readonly raw: string;
  readonly messageId: string;
}

/** A mail server that keeps what it gets: the outside, played. */
export interface MailSink {
  readonly url: string;
  readonly mails: ReceivedMail[];
  /**
   * What it answers instead of taking a mail, such as "451 not now"; `silence` says nothing at all, `hang up` breaks the line in the middle of a
   * mail, and null takes all.
   */
  refusal: string | null;
  close(): Promise<void>;
}

export async function openMailSink(): Promise<MailSink> {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    converse(socket, sink);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const sink: MailSink = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    refusal: null,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  return sink;
}

/** Just enough of SMTP: one command a line, a mail ends with a lone dot. */
function converse(socket: Socket, sink: MailSink): void {
  let to: string[] = [];
  let heard = "";
  let inMail = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  if (sink.refusal !== "silence") say("220 sink");
  socket.on("data", (chunk) => {
    if (sink.refusal === "silence") return;
    heard += chunk.toString("latin1");
    for (;;) {
      const end = heard.indexOf(inMail ? "\r\n.\r\n" : "\r\n");
      if (end < 0) return;
      const part = heard.slice(0, end);
      heard = heard.slice(end + (inMail ? 5 : 2));
      if (inMail && sink.refusal === "hang up") {
        socket.destroy();
        return;
      }
      if (inMail) {
        inMail = false;
        sink.mails.push({ to, raw: part, messageId: /^message-id: (.*)$/im.exec(part)?.[1]?.trim() ?? "" });
        to = [];
        say("250 kept");
        continue;
      }
      const verb = part.slice(0, 4).toUpperCase();
      if (verb === "RCPT") to.push(/<(.*?)>/.exec(part)?.[1] ?? "");
      if (verb === "MAIL" && sink.refusal && /^\d/.test(sink.refusal)) say(sink.refusal);
      else if (verb === "DATA") {
        inMail = true;
        say("354 go on");
      } else if (verb === "QUIT") {
        say("221 bye");
        socket.end();
      } else say("250 ok");
    }
  });
}
