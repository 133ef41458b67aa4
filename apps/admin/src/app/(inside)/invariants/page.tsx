import { PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { InvariantBoard } from "../../../invariants/invariant-board.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("admin.invariants"))("title") });

export default async function InvariantsPage() {
  const t = await getTranslations("admin.invariants");
  return (
    <>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <InvariantBoard />
    </>
  );
}
