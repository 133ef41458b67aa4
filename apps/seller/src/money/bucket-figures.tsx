"use client";

import { Anchor, Card, SimpleGrid, Text, VisuallyHidden } from "@mantine/core";
import { Money } from "@souk/ui";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import type { Finance } from "../api-types.ts";
import { paths } from "../paths.ts";
import { buckets } from "./buckets.ts";

/** The store's money by bucket; each figure leads to the entries it is made of. */
export const BucketFigures = ({ finance }: { finance: Finance }) => {
  const t = useTranslations("seller.money");
  return (
    <SimpleGrid cols={{ base: 2, md: 5 }} component="ul" p={0} m={0} aria-label={t("buckets")}>
      {buckets.map((bucket) => (
        <Card key={bucket} component="li" className="souk-plain souk-bucket">
          <Text size="sm" c="dimmed" fw={600}>
            {t(bucket)}
          </Text>
          <Anchor component={Link} href={paths.entries({ bucket })} className="souk-figure">
            <Money value={finance[bucket]} />
            <VisuallyHidden> {t("openFigure", { figure: t(bucket) })}</VisuallyHidden>
          </Anchor>
          <Text size="sm" c="dimmed">
            {t(`${bucket}Hint`)}
          </Text>
        </Card>
      ))}
    </SimpleGrid>
  );
};
