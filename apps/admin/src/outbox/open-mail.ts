import { mailSubject, readMail, type Present } from "@souk/portal/server";
import type { Mail, OpenMail } from "../api-types.ts";

/** Renders a mail for reading; a row the letters no longer know opens without a letter instead of taking the page down. */
export const openMail = async (mail: Mail, world: Present["world"]): Promise<OpenMail> => {
  const [subject, letter] = await Promise.all([mailSubject(mail, world), readMail(mail, world).catch(() => null)]);
  return { mail, subject, html: letter?.html ?? null };
};
