"use client";

import { Badge } from "@mantine/core";
import { Hint, useWorldClock } from "@souk/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useSubscription } from "@trpc/tanstack-react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { createContext, useCallback, useContext, useEffect, useRef, useState, useTransition, type ReactNode } from "react";
import type { Present } from "../server/caller.ts";
import { useTRPC } from "./trpc.ts";

type Connection = "live" | "reconnecting";

const Live = createContext<Connection>("reconnecting");

/** Where the live connection fails, the page asks by itself this often. */
const pollMs = 15_000;
/** A connection younger than this may still be on its way up: no alarm yet. */
const patienceMs = 3_000;

/** Asks for the page and all queries again; news that come meanwhile are gathered into one more round. */
const useFreshPage = (): (() => void) => {
  const router = useRouter();
  const queries = useQueryClient();
  const [pending, start] = useTransition();
  const more = useRef(false);

  const ask = useCallback(() => {
    start(() => router.refresh());
    void queries.invalidateQueries();
  }, [router, queries]);

  useEffect(() => {
    if (pending || !more.current) return;
    more.current = false;
    ask();
  }, [pending, ask]);

  return useCallback(() => {
    if (pending) more.current = true;
    else ask();
  }, [pending, ask]);
};

/**
 * Listens to what others change in this world and keeps page, queries and clock up to date. `since` is the clock the page was made with: what
 * was so then is not asked for again.
 */
export const LiveUpdates = ({ since: { serverTime, epoch }, children }: { since: Pick<Present["clock"], "serverTime" | "epoch">; children: ReactNode }) => {
  const trpc = useTRPC();
  const clock = useWorldClock();
  const refresh = useFreshPage();
  const [connection, setConnection] = useState<Connection>("live");
  // of the first page alone: each later one is younger than the connection
  const [seen] = useState({ serverTime, epoch });

  const { status } = useSubscription(
    trpc.live.changes.subscriptionOptions(
      { seen },
      {
        onData: ({ data }) => {
          clock.take(data.clock);
          if (data.all || data.clockChanged || data.orders.length > 0) refresh();
        },
      },
    ),
  );

  const connected = status === "pending";
  useEffect(() => {
    if (connected) {
      setConnection("live");
      return;
    }
    const alarm = setTimeout(() => setConnection("reconnecting"), patienceMs);
    return () => clearTimeout(alarm);
  }, [connected]);

  useEffect(() => {
    if (connection === "live") return;
    const poll = setInterval(refresh, pollMs);
    return () => clearInterval(poll);
  }, [connection, refresh]);

  return <Live.Provider value={connection}>{children}</Live.Provider>;
};

/** Says whether changes by others arrive by themselves right now. */
export const LiveBadge = () => {
  const t = useTranslations("portal");
  const connection = useContext(Live);
  const live = connection === "live";
  return (
    <Hint text={t(live ? "liveHint" : "reconnectingHint")}>
      <Badge color={live ? "palm" : "saffron"} size="sm" variant="dot" data-live={connection}>
        {t(connection)}
      </Badge>
    </Hint>
  );
};
