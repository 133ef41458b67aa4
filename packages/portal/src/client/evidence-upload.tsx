"use client";

import { Alert, List, ListItem } from "@mantine/core";
import type { ApiError } from "@souk/api/contract";
import { FilePicker, filesMax } from "@souk/ui";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useApiProblem, type Problem } from "./problem.ts";
import { newKey } from "./trpc.ts";

/** Brings a form with files to the portal's own door for them, such as "/api/files?order=1001"; answers what stood in the way, in words, or null. */
export const useHandIn = (): ((address: string, form: FormData) => Promise<Problem | null>) => {
  const t = useTranslations("problem");
  const explain = useApiProblem();
  return async (address, form) => {
    try {
      const answer = await fetch(address, { method: "POST", body: form, headers: { "x-souk-upload": "1", "idempotency-key": newKey() } });
      return answer.ok ? null : explain((await answer.json()) as ApiError);
    } catch {
      return { text: t("offline"), code: "OFFLINE", refusal: null, fields: {}, requestId: null };
    }
  };
};

/** A file that did not arrive, and why. */
interface FailedFile {
  readonly name: string;
  readonly why: string;
}

/** Puts files into the open dispute of an order, one after the other; `busy` is the one on its way. Answers those that did not arrive. */
export const useSendEvidence = (orderNo: number): { send: (files: readonly File[]) => Promise<readonly FailedFile[]>; busy: string | null } => {
  const handIn = useHandIn();
  const [busy, setBusy] = useState<string | null>(null);
  const send = async (files: readonly File[]) => {
    const failed: FailedFile[] = [];
    for (const file of files) {
      setBusy(file.name);
      const form = new FormData();
      form.set("file", file);
      const problem = await handIn(`/api/files?order=${orderNo}`, form);
      if (problem) failed.push({ name: file.name, why: problem.text });
    }
    setBusy(null);
    return failed;
  };
  return { send, busy };
};

/** Adds evidence to an order's dispute where it is chosen. `already` says how many files this side has put in. */
export const EvidenceUpload = ({ orderNo, already }: { orderNo: number; already: number }) => {
  const t = useTranslations("evidence");
  const router = useRouter();
  const { send, busy } = useSendEvidence(orderNo);
  const [failed, setFailed] = useState<readonly FailedFile[]>([]);

  const bring = async (files: readonly File[]) => {
    setFailed(await send(files));
    router.refresh();
  };

  return (
    <>
      <FilePicker left={Math.max(0, filesMax - already)} busy={busy} onFiles={(files) => void bring(files)} />
      {failed.length > 0 && (
        <Alert color="pomegranate" mt="xs">
          <List size="sm">
            {failed.map(({ name, why }) => (
              <ListItem key={name}>{t("failed", { name, why })}</ListItem>
            ))}
          </List>
        </Alert>
      )}
    </>
  );
};
