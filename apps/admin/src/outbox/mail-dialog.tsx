"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { OpenMail } from "../api-types.ts";
import { MailLetter } from "./mail-letter.tsx";

/** A mail read on top of the page that mentions it. */
export const MailDialog = ({ mail, onClose }: { mail: OpenMail | null; onClose: () => void }) => {
  const t = useTranslations("admin.outbox");
  return (
    <Modal opened={mail !== null} onClose={onClose} title={mail?.subject ?? ""} size="xl" closeButtonProps={{ "aria-label": t("close") }}>
      {mail && <MailLetter open={mail} />}
    </Modal>
  );
};
