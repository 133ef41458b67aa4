// Programs that run from source have no tsconfig to say how tags are read.
/** @jsxRuntime automatic */
import type { NoticeRecipient } from "@souk/rulebook";
import { render } from "react-email";
import { type Frame, MailLayout } from "./layout.tsx";
import type { Letter, MailTemplate } from "./letter.ts";
import { de } from "./messages/de.ts";
import { en } from "./messages/en.ts";
import { type Params, inert, sayParams } from "./said.ts";

const languages = { en, de };
export type MailLanguageCode = keyof typeof languages;
export const mailLanguages = Object.keys(languages) as readonly MailLanguageCode[];

/** The market a mail comes from, and where its portals are. */
export interface MailWorld {
  readonly slug: string;
  readonly name: string;
  /** IANA name; every instant is said in it. */
  readonly zone: string;
  /** ISO 4217; of amounts whose notice names none. */
  readonly currency?: string;
  readonly portals: Readonly<Record<NoticeRecipient, string>>;
}

/** A notice as its row keeps it. */
export interface MailRequest {
  readonly template: string;
  readonly to: NoticeRecipient;
  readonly params: Params;
  /** One we do not speak falls back to English. */
  readonly language: string;
  readonly world: MailWorld;
  /** Whom to greet; without a name the greeting has none. */
  readonly name?: string | null;
}

export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/**
 * Renders a notice as a mail: subject, HTML and plain text. Whatever people typed arrives as text, never as markup.
 * Throws a sentence for a template there is no mail for, and for a parameter that is missing or of the wrong kind.
 */
export async function renderMail(request: MailRequest): Promise<RenderedMail> {
  const { letter, frame } = write(request);
  const html = await render(<MailLayout letter={letter} frame={frame} />);
  return { subject: letter.subject, html, text: plain(letter, frame) };
}

/** The subject alone, for lists: no HTML is rendered. Throws as {@link renderMail} does. */
export const subjectOf = (request: MailRequest): string => write(request).letter.subject;

function write({ template, to, params, language, world, name }: MailRequest): { letter: Letter; frame: Frame } {
  const code: MailLanguageCode = language === "de" ? "de" : "en";
  const { letters, tag, greeting, goodbye, footer } = languages[code];
  const letterFor = Object.hasOwn(letters, template) ? letters[template as MailTemplate][to] : undefined;
  if (!letterFor) throw new Error(`there is no mail "${template}" for the ${to}`);

  const letter = letterFor(sayParams(template, { ...(world.currency !== undefined && { currency: world.currency }), ...params }, { tag, zone: world.zone }));
  const frame: Frame = {
    language: code,
    greeting: greeting(name ? inert(name) : null),
    goodbye,
    footer: footer(inert(world.name), world.zone),
    home: pageOf(world, to, "/"),
    link: pageOf(world, to, params["order"] === undefined ? "/" : `/orders/${params["order"]}`),
  };
  return { letter, frame };
}

/** The portal's page, with the world it is about: the reader may be at home in another one. */
function pageOf(world: MailWorld, to: NoticeRecipient, path: string): string {
  const url = new URL(path, world.portals[to]);
  url.searchParams.set("world", world.slug);
  return url.href;
}

const plain = ({ says, ways, quote, facts, action }: Letter, { greeting, goodbye, footer, link }: Frame): string =>
  [
    greeting,
    ...says,
    ...(ways ? [ways.map((way, k) => `${k + 1}. ${way}`).join("\n")] : []),
    ...(quote ? [`> ${quote}`] : []),
    ...(facts?.length ? [facts.map(([name, value]) => `${name}: ${value}`).join("\n")] : []),
    `${action}:\n${link}`,
    goodbye,
    `-- \n${footer}`,
  ].join("\n\n");
