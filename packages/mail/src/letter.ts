import type { NoticeRecipient, NoticeTemplate, StoreNoticeTemplate } from "@souk/rulebook";
import type { Said } from "./said.ts";

/** A name and its value. */
export type Fact = readonly [name: string, value: string];

/** What one mail says, before it has a look. */
export interface Letter {
  readonly subject: string;
  /** Paragraphs. */
  readonly says: readonly string[];
  /** Ways on, when there are several. */
  readonly ways?: readonly string[];
  /** Facts worth a table. */
  readonly facts?: readonly Fact[];
  /** What a person wrote, quoted. */
  readonly quote?: string;
  /** On the button that leads to the order. */
  readonly action: string;
}

type Write = (said: Said) => Letter;

/** One language of all mails: a letter per template and recipient, and the sentences around it. */
export interface MailLanguage {
  /** The BCP 47 tag that formats dates and amounts. */
  readonly tag: string;
  readonly greeting: (name: string | null) => string;
  readonly goodbye: string;
  readonly footer: (world: string, zone: string) => string;
  readonly letters: Letters<MailTemplate>;
}

/** What mails are written about: what happens to orders, to stores and to accounts. */
export type MailTemplate = NoticeTemplate | StoreNoticeTemplate | "buyer_standing_changed";

export type Letters<Template extends string> = Readonly<Record<Template, Readonly<Partial<Record<NoticeRecipient, Write>>>>>;

/** The word for a code; one without a word is spelled with spaces, so that no mail shows a raw name. */
export const wordOf = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code.replaceAll("_", " ");
