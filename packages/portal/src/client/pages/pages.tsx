"use client";

import { Button, Container } from "@mantine/core";
import { EmptyState, ErrorState, ListSkeleton } from "@souk/ui";
import { IconMapOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "../link.tsx";

/** What Next hands to an `error.tsx`. */
export interface ErrorPageProps {
  readonly error: Error & { digest?: string };
  readonly retry?: () => void;
  readonly reset?: () => void;
}

/** The page of a fault: a number support can look for (Next's digest of the error, which its server log carries), and another try. */
export const ErrorPage = ({ error, retry, reset }: ErrorPageProps) => (
  <Container size="sm" py="xl">
    <ErrorState order={1} code="INTERNAL" requestId={error.digest} onRetry={() => (retry ?? reset ?? location.reload.bind(location))()} />
  </Container>
);

/** The page of what is absent or another's; the two look alike. */
export const NotFoundPage = () => {
  const t = useTranslations("states");
  return (
    <Container size="sm" py="xl">
      <EmptyState
        order={1}
        icon={IconMapOff}
        title={t("notFoundTitle")}
        action={
          <Button component={Link} href="/">
            {t("home")}
          </Button>
        }
      >
        {t("notFoundText")}
      </EmptyState>
    </Container>
  );
};

/** The same outside of the shell, which would have brought the landmark: for addresses and faults that no place of the portal knows. */
export const NotFoundDocument = () => (
  <main id="content">
    <NotFoundPage />
  </main>
);
export const ErrorDocument = (props: ErrorPageProps) => (
  <main id="content">
    <ErrorPage {...props} />
  </main>
);

/** What stands in for a page that is on its way. */
export const LoadingPage = () => (
  <Container size="lg" py="xl">
    <ListSkeleton />
  </Container>
);
