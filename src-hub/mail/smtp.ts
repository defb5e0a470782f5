import { createTransport } from "nodemailer";
import { isLoopback } from "../settings-rules.ts";
import { MailFailed, type MailTransport } from "./transport.ts";

const connectWithin = 10_000;
const answerWithin = 30_000;

/**
 * Mail by SMTP. `smtps:` speaks TLS from the first byte; `smtp:` begins it with STARTTLS, and outside this machine nothing
 * is sent without. `from` is an address, or a name and an address: `Garden <help@garden.example>`.
 */
export function smtpTransport(smtpUrl: string, from: string): MailTransport {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === "smtps:";
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !isLoopback(hostname),
    ignoreTLS: !secure && isLoopback(hostname),
    ...(username === "" ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    pool: true,
    maxConnections: 2,
    connectionTimeout: connectWithin,
    greetingTimeout: connectWithin,
    socketTimeout: answerWithin,
    // Nothing that a letter holds is ever fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? "localhost";
  return {
    async send({ id, to, subject, text, attachments = [] }) {
      try {
        await transport.sendMail({
          from,
          to: { name: "", address: to },
          subject,
          text,
          messageId: `<${id}@${domain}>`,
          // Machines that answer by themselves leave it alone (RFC 3834).
          headers: { "Auto-Submitted": "auto-generated" },
          attachments: attachments.map(({ name, type, content }) => ({
            filename: name,
            contentType: type,
            content: typeof content === "string" ? content : Buffer.from(content),
          })),
        });
      } catch (error) {
        throw failed(error);
      }
    },
    close: () => transport.close(),
  };
}

/** What the server says of this address or this letter is final when it says 5xx; everything else may pass. */
function failed(error: unknown): MailFailed {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const status = typeof responseCode === "number" ? responseCode : 0;
  const isOfLetter = code === "EENVELOPE" || code === "EMESSAGE";
  const why = typeof code === "string" ? code.toLowerCase() : "unknown";
  return new MailFailed(status > 0 ? `smtp-${status}` : why, isOfLetter && status >= 500, error);
}
