import { callerForThisRequest, personOfThisRequest } from "@souk/portal/server";
import { ListSkeleton } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { WorldList } from "../../../worlds/world-list.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("admin.worlds"))("title") });

export default function WorldsPage() {
  return (
    <Suspense fallback={<ListSkeleton rows={6} height={64} />}>
      <Worlds />
    </Suspense>
  );
}

const Worlds = async () => {
  const [caller, { world }] = await Promise.all([callerForThisRequest(), personOfThisRequest()]);
  const [{ worlds }, { scenarios }] = await Promise.all([caller.world.list({}), caller.world.scenarios()]);
  return <WorldList worlds={worlds} scenarios={scenarios} current={world.slug} />;
};
