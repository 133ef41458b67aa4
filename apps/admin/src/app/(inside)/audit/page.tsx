import { natural, one, type PageProps, type Query } from "@souk/portal";
import { callerForThisRequest } from "@souk/portal/server";
import { ListSkeleton, PageHeading } from "@souk/ui";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { AuditLog } from "../../../audit/audit-log.tsx";

export const generateMetadata = async () => ({ title: (await getTranslations("admin.audit"))("title") });

export default async function AuditPage({ searchParams }: PageProps) {
  const t = await getTranslations("admin.audit");
  const query = await searchParams;
  return (
    <>
      <PageHeading lead={t("lead")}>{t("title")}</PageHeading>
      <Suspense fallback={<ListSkeleton rows={10} height={52} />}>
        <Acts query={query} />
      </Suspense>
    </>
  );
}

const limit = 50;

const Acts = async ({ query }: { query: Query }) => {
  const caller = await callerForThisRequest();
  const stream = one(query["stream"]);
  const personId = natural(query["person"]);
  const cursor = one(query["cursor"]);
  const [{ acts, nextCursor }, { people }, buyers, { stores }] = await Promise.all([
    caller.admin.audit.list({ limit, ...(stream && { stream }), ...(personId && { personId }), ...(cursor && { cursor }) }),
    caller.admin.people.list({ role: "admin", limit: 100 }),
    caller.admin.people.list({ role: "buyer", limit: 100 }),
    caller.admin.stores.list({ limit: 100 }),
  ]);
  const names = Object.fromEntries([
    ...stores.map((store) => [`store:${store.storeId}`, store.name] as const),
    ...buyers.people.map((person) => [`buyer:${person.personId}`, person.name] as const),
  ]);
  return (
    <AuditLog
      acts={acts}
      people={people}
      names={names}
      stream={stream ?? ""}
      person={personId ? String(personId) : ""}
      nextCursor={nextCursor}
      paged={cursor !== undefined}
    />
  );
};
