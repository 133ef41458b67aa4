import { one, type PageProps, type Query } from "@souk/portal";
import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { PeopleTable } from "../../../people/people-table.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("admin.people"))("title") });

export default async function PeoplePage({ searchParams }: PageProps) {
  const t = await getTranslations("admin.people");
  const query = await searchParams;
  return (
    <>
      <PageHeading>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={10} height={48} />}>
        <People query={query} />
      </Suspense>
    </>
  );
}

const limit = 50;
const roles = ["buyer", "seller", "admin"] as const;

const People = async ({ query }: { query: Query }) => {
  const caller = await callerForThisRequest();
  const search = one(query["q"]);
  const role = roles.find((each) => each === one(query["role"]));
  const cursor = one(query["cursor"]);
  const { people, nextCursor } = await caller.admin.people.list({ limit, ...(search && { search }), ...(role && { role }), ...(cursor && { cursor }) });
  return <PeopleTable people={people} search={search ?? ""} role={role ?? ""} nextCursor={nextCursor} paged={cursor !== undefined} />;
};
