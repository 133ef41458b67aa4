"use client";

import type { AppRouter } from "@souk/api";
import type { ApiError, RefusalView } from "@souk/api/contract";
import { TRPCClientError } from "@trpc/client";
import { useTranslations } from "next-intl";

/** What went wrong with a call, sorted into what a screen does about it. */
export interface Problem {
  /** One sentence for a person. */
  readonly text: string;
  readonly code: string;
  /** The law said no: show `RefusalNotice`. */
  readonly refusal: RefusalView | null;
  /** Fields at fault, by name. */
  readonly fields: Readonly<Record<string, string>>;
  readonly requestId: string | null;
}

const isTrpcError = (error: unknown): error is TRPCClientError<AppRouter> => error instanceof TRPCClientError;

const nothing = { refusal: null, fields: {}, requestId: null };

/** Turns what a call threw into words and, for a refusal, the refusal itself. */
export const useProblem = (): ((error: unknown) => Problem) => {
  const t = useTranslations("problem");
  const explain = useApiProblem();
  return (error) => {
    if (!isTrpcError(error)) return { ...nothing, text: t("unknown"), code: "UNKNOWN" };
    return error.data ? explain(error.data) : { ...nothing, text: t("offline"), code: "OFFLINE" };
  };
};

/** The same for an error as the API spells it, over whichever door it came. */
export const useApiProblem = (): ((data: Omit<ApiError, "message">) => Problem) => {
  const t = useTranslations("problem");
  const law = useTranslations("law.refusal");
  return (data) => {
    const fields = Object.fromEntries((data.fields ?? []).map((each) => [each.field, each.message]));
    const base = { code: data.code, refusal: data.refusal ?? null, fields, requestId: data.requestId ?? null };
    if (data.refusal) return { ...base, text: law(data.refusal.code) };
    switch (data.code) {
      case "UNAUTHORIZED":
        return { ...base, text: t("unauthorized") };
      case "FORBIDDEN":
        return { ...base, text: t("forbidden") };
      case "NOT_FOUND":
        return { ...base, text: t("notFound") };
      case "BAD_REQUEST":
        return {
          ...base,
          text: t("badRequest", {
            detail: Object.entries(fields)
              .map(([field, message]) => (field ? `${field}: ${message}` : message))
              .join(", "),
          }),
        };
      case "PAYLOAD_TOO_LARGE":
        return { ...base, text: t("tooLarge") };
      case "UNSUPPORTED_MEDIA_TYPE":
        return { ...base, text: t("wrongType") };
      case "TOO_MANY_REQUESTS":
        return { ...base, text: t("tooMany") };
      case "UNPROCESSABLE_CONTENT":
        return { ...base, text: t("differentBody") };
      default:
        return { ...base, text: t("unknown") };
    }
  };
};
