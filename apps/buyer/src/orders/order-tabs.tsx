"use client";

import { SearchField } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { useQueryStates } from "nuqs";
import type { Counts } from "../api-types.ts";
import { paths } from "../paths.ts";
import { listParsers, tabs } from "./tabs.ts";

/** The tabs of My Orders with how many lie in each, and the search over them. Tabs are addresses, so each can be kept. */
export const OrderTabs = ({ counts }: { counts: Counts }) => {
  const t = useTranslations("buyer.orders");
  const [{ tab, q }, set] = useQueryStates(listParsers, { shallow: false, scroll: false });
  return (
    <div className="buyer-orders-head">
      <nav aria-label={t("tabsLabel")} className="buyer-tabs">
        <ul>
          {tabs.map((each) => (
            <li key={each}>
              <Link href={paths.ordersTab(each)} aria-current={each === tab ? "page" : undefined}>
                {t(`tabs.${each}`)} <span className="buyer-tab-count">{counts[each] ?? 0}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <SearchField label={t("search")} placeholder={t("searchHint")} value={q} onSearch={(text) => void set({ q: text || null, cursor: null })} />
    </div>
  );
};
