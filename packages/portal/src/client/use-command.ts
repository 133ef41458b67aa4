"use client";

import { useMutation, type UseMutationOptions } from "@tanstack/react-query";
import { useWorldClock, type ClockView } from "@souk/ui";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { notify } from "./notify.tsx";
import { useProblem, type Problem } from "./problem.ts";

export interface Command<Input, Output> {
  /** Sends the command; a second press while one is under way does nothing. */
  readonly send: (input: Input, then?: (output: Output) => void) => void;
  readonly pending: boolean;
  /** Why the last one did not go through; a refusal among others. */
  readonly problem: Problem | null;
  readonly reset: () => void;
}

/**
 * A command of the API as a screen uses it: one key per press, the page asked again after success, the clock taken over,
 * and every failure in words. Faults are shown as a notification; `quiet` leaves all of them to the caller's own `problem`.
 *
 * `refresh: false` leaves the page as it is, for a command that leads on to another page or step.
 *
 * Use: `const cancel = useCommand(trpc.buyer.orders.cancelUnpaid.mutationOptions())`.
 */
export const useCommand = <Input, Output, Context>(
  options: UseMutationOptions<Output, unknown, Input, Context> | UseMutationOptions<Output, never, Input, Context>,
  { quiet = true, done, refresh = true }: { quiet?: boolean; done?: string; refresh?: boolean } = {},
): Command<Input, Output> => {
  const router = useRouter();
  const explain = useProblem();
  const clock = useWorldClock();
  const [refreshing, startRefresh] = useTransition();
  const mutation = useMutation(options as UseMutationOptions<Output, unknown, Input, Context>);

  const send = (input: Input, then?: (output: Output) => void) => {
    if (mutation.isPending) return;
    mutation.mutate(input, {
      onSuccess: (output) => {
        const told = (output as { clock?: ClockView } | null)?.clock;
        if (told) clock.take(told);
        if (done) notify({ message: done, color: "palm" });
        if (refresh) startRefresh(() => router.refresh());
        then?.(output);
      },
      onError: (error) => {
        const problem = explain(error);
        if (!quiet) notify({ message: problem.text, color: "pomegranate" });
        // what is refused has usually changed meanwhile: show what is true now
        if (problem.refusal || problem.code === "NOT_FOUND") startRefresh(() => router.refresh());
      },
    });
  };
  return { send, pending: mutation.isPending || refreshing, problem: mutation.error ? explain(mutation.error) : null, reset: mutation.reset };
};
