"use client";

export { saveCsv } from "./csv.ts";
export { EvidenceUpload, useHandIn, useSendEvidence } from "./evidence-upload.tsx";
export { LiveBadge } from "./live.tsx";
export { ErrorDocument, ErrorPage, LoadingPage, NotFoundDocument, NotFoundPage, type ErrorPageProps } from "./pages/pages.tsx";
export { MailFrame } from "./pages/mail-frame.tsx";
export { WorldChooser } from "./pages/worlds.tsx";
export { notify, type Notice } from "./notify.tsx";
export { ProblemNotice } from "./problem-notice.tsx";
export { useProblem, type Problem } from "./problem.ts";
export type { NavItem } from "./shell/nav-link.tsx";
export { useTRPC, useTRPCClient } from "./trpc.ts";
export { useCommand, type Command } from "./use-command.ts";
export { EventsBetween } from "./world/events-between.tsx";
export { RateControl } from "./world/rate-control.tsx";
export type { ClockTarget } from "./world/targets.ts";
export { useAdvance, type AdvanceView, type Advancing } from "./world/use-advance.ts";
export { BackLink, PageButton, PageLink } from "./links.tsx";
