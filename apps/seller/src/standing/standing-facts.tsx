"use client";

import { Anchor, Progress, Text } from "@mantine/core";
import { Money, Panel, WorldTime } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { Finance, Standing } from "../api-types.ts";
import { paths } from "../paths.ts";

/** Since when, how far the orders have followed, and the money that is kept back. */
export const StandingFacts = ({ standing, withheld }: { standing: Standing; withheld: Finance["withheld"] }) => {
  const t = useTranslations("seller.investigation");
  const law = useTranslations("law");
  const { store, since, following, withheldDecision, appeal } = standing;
  const state = store.state as "active" | "under_review" | "frozen" | "blocked";
  return (
    <Panel id="facts" title={t("facts")}>
      <dl className="souk-price">
        <div className="souk-price-row">
          <dt>{t("store")}</dt>
          <dd>{law(`storeState.${state}`)}</dd>
        </div>
        <div className="souk-price-row">
          <dt>{t("since")}</dt>
          <dd>
            <WorldTime at={since} />
          </dd>
        </div>
        {appeal && (
          <div className="souk-price-row">
            <dt>{t("appeal")}</dt>
            <dd>{appeal.outcome ? law(`appealOutcome.${appeal.outcome}`) : t("undecided")}</dd>
          </div>
        )}
        <div className="souk-price-row">
          <dt>{t("withheld")}</dt>
          <dd>
            <Anchor component={Link} href={paths.entries({ bucket: "withheld" })} inherit underline="always">
              <Money value={withheld} />
            </Anchor>
          </dd>
        </div>
        {withheldDecision && (
          <div className="souk-price-row">
            <dt>{t("withheldDecision")}</dt>
            <dd>{law(`withheldDecision.${withheldDecision}`)}</dd>
          </div>
        )}
      </dl>
      {following && following.done < following.total && (
        <>
          <Text size="sm" mt="md">
            {t("following", following)}
          </Text>
          <Progress value={(100 * following.done) / following.total} size="sm" aria-hidden />
        </>
      )}
    </Panel>
  );
};
