import { Container } from "@mantine/core";
import { PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { WorldChooser } from "../client/pages/worlds.tsx";
import { callerForThisRequest, meOfThisRequest } from "./caller.ts";

/** The world chooser, the same in every portal; open to strangers, since it only leads to the door. */
export const WorldsPage = async () => {
  const [t, caller, me] = await Promise.all([getTranslations("worlds"), callerForThisRequest(), meOfThisRequest()]);
  const { worlds } = await caller.session.worlds();
  return (
    <Container component="main" id="content" size="lg" py="xl">
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <WorldChooser worlds={worlds} current={me.world?.slug ?? null} />
    </Container>
  );
};
