"use client";

import { Skeleton, Stack, Text, Title } from "@mantine/core";
import { ProblemNotice, useProblem, useTRPC } from "@souk/portal/client";
import { Money, RefusalNotice, useFormatMoney } from "@souk/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { BlastRadius as Radius } from "../api-types.ts";

const buckets = ["pending", "available", "withheld", "receivable"] as const;
const fates = ["frozen", "released", "annulled", "payoutLost"] as const;

/** What an act on a store would touch, counted the moment the dialog opens: orders and what becomes of them, money, refunds, timers. */
export const BlastRadius = ({ storeId, act }: { storeId: number; act: Radius["act"] }) => {
  const trpc = useTRPC();
  const explain = useProblem();
  const preview = useQuery(trpc.admin.stores.preview.queryOptions({ storeId, act }, { staleTime: 0 }));
  if (preview.error) return <ProblemNotice problem={explain(preview.error)} />;
  if (!preview.data) return <Skeleton height={230} radius="md" />;
  const { radius } = preview.data;
  return radius.refusal ? <RefusalNotice refusal={radius.refusal} /> : <Touched radius={radius} />;
};

const Touched = ({ radius }: { radius: Radius }) => {
  const t = useTranslations("admin.radius");
  const law = useTranslations("law");
  const money = useFormatMoney();
  const { act, orders, total, becomes, refunds, timers } = radius;
  const { before, after } = radius.money;
  const moved = { freeze: after.withheld.amount - before.withheld.amount, release: before.withheld.amount - after.withheld.amount, block: refunds.amount }[act];
  const touched = timers.reduce((sum, timer) => sum + timer.n, 0);

  return (
    <section aria-label={t("title")} className="souk-radius">
      <Title order={3} size="h4">
        {t(`headline.${act}`, { orders: total, money: money({ ...refunds, amount: moved }), timers: touched })}
      </Title>
      <div className="souk-radius-parts">
        <Part title={t("orders")}>
          {total === 0 ? (
            <Text size="sm">{t("noOrders")}</Text>
          ) : (
            <dl className="souk-price">
              {orders.map((each) => (
                <Row key={each.state} name={law(`state.${each.state}`)}>
                  {each.n}
                </Row>
              ))}
              {fates.map(
                (fate) =>
                  becomes[fate] > 0 && (
                    <Row key={fate} name={t(`becomes.${fate}`)} strong>
                      {becomes[fate]}
                    </Row>
                  ),
              )}
            </dl>
          )}
        </Part>
        <Part title={t("money")}>
          <table className="souk-buckets">
            <thead>
              <tr>
                <th scope="col">{t("bucket")}</th>
                <th scope="col">{t("before")}</th>
                <th scope="col">{t("after")}</th>
              </tr>
            </thead>
            <tbody>
              {buckets.map((bucket) => (
                <tr key={bucket} data-moved={before[bucket].amount !== after[bucket].amount || undefined}>
                  <th scope="row">{t(`buckets.${bucket}`)}</th>
                  <td>
                    <Money value={before[bucket]} />
                  </td>
                  <td>
                    <Money value={after[bucket]} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {act === "block" && (
            <dl className="souk-price">
              <Row name={t("refunds")} strong>
                <Money value={refunds} />
              </Row>
            </dl>
          )}
        </Part>
        <Part title={t("timers")}>
          {timers.length === 0 ? (
            <Text size="sm">{t("noTimers")}</Text>
          ) : (
            <dl className="souk-price">
              {timers.map((timer) => (
                <Row key={`${timer.kind}${timer.effect}`} name={t(`effect.${timer.effect}`, { name: law(`deadline.${timer.kind}.name`) })}>
                  {timer.n}
                </Row>
              ))}
            </dl>
          )}
        </Part>
        <Part title={t("listings")}>
          <Text size="sm">{t(`listingsSay.${act}`)}</Text>
        </Part>
      </div>
    </section>
  );
};

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Stack gap={4}>
    <Text size="sm" fw={650} c="dimmed">
      {title}
    </Text>
    {children}
  </Stack>
);

const Row = ({ name, strong = false, children }: { name: string; strong?: boolean; children: ReactNode }) => (
  <div className={strong ? "souk-price-row souk-radius-strong" : "souk-price-row"}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
