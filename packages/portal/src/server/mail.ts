import type { MailView, WorldBrief } from "@souk/api/contract";
import { renderMail, subjectOf, type MailRequest, type RenderedMail } from "@souk/mail";
import { getLocale } from "next-intl/server";

/** Where the portals are; the launcher says it, the usual ports stand in. */
const portalUrls = () => ({
  buyer: process.env["SOUK_BUYER_URL"] ?? "http://localhost:3000",
  seller: process.env["SOUK_SELLER_URL"] ?? "http://localhost:3001",
  admin: process.env["SOUK_ADMIN_URL"] ?? "http://localhost:3002",
});

const requestOf = (mail: MailView, world: WorldBrief, language: string): MailRequest => ({
  template: mail.template,
  to: mail.party,
  params: mail.params,
  language,
  world: { slug: world.slug, name: world.name, zone: world.timeZone, portals: portalUrls() },
  name: mail.to,
});

/** The subject of a mail in the reader's language; its template's name where the law has outgrown the letters. */
export const mailSubject = async (mail: MailView, world: WorldBrief): Promise<string> => {
  const language = await getLocale();
  try {
    return subjectOf(requestOf(mail, world, language));
  } catch {
    return mail.template.replaceAll("_", " ");
  }
};

/** A mail as the reader would get it, rendered when it is looked at. */
export const readMail = async (mail: MailView, world: WorldBrief): Promise<RenderedMail> => renderMail(requestOf(mail, world, await getLocale()));
