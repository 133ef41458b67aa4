export { mailLanguages, renderMail, subjectOf, type MailLanguageCode, type MailRequest, type MailWorld, type RenderedMail } from "./render-mail.tsx";
