"use client";

import { Anchor, Group, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Link } from "@souk/portal/link";
import { paths } from "../paths.ts";
import { buckets, type Bucket } from "./buckets.ts";

/** The whole statement, or the part of it that one figure is made of. */
export const BucketLinks = ({ bucket }: { bucket: Bucket | null }) => {
  const t = useTranslations("seller.money");
  return (
    <Group component="nav" aria-label={t("buckets")} gap="md" mb="md">
      {[null, ...buckets].map((each) =>
        each === bucket ? (
          <Text key={each} size="sm" fw={650} aria-current="page">
            {each === null ? t("everything") : t(each)}
          </Text>
        ) : (
          <Anchor key={each} component={Link} href={paths.entries(each === null ? {} : { bucket: each })} size="sm">
            {each === null ? t("everything") : t(each)}
          </Anchor>
        ),
      )}
    </Group>
  );
};
