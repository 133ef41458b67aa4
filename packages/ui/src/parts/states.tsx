"use client";

import { Button, Group, Paper, Skeleton, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconFilterOff, type Icon } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

const Panel = ({
  icon: Picture,
  title,
  children,
  action,
  role,
  order = 2,
}: {
  /** 1 where the panel is the whole page. */
  order?: 1 | 2 | undefined;
  icon?: Icon | undefined;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  role?: string;
}) => (
  <Paper withBorder p="xl" className="souk-panel" role={role}>
    <Stack align="center" gap="sm" ta="center">
      {Picture && (
        <span className="souk-panel-icon">
          <Picture size={28} stroke={1.5} aria-hidden />
        </span>
      )}
      <Title order={order} size="h3">
        {title}
      </Title>
      {children && (
        <Text c="dimmed" maw={460} component="div">
          {children}
        </Text>
      )}
      {action && <Group mt="xs">{action}</Group>}
    </Stack>
  </Paper>
);

/** Nothing here yet: what will appear, and one thing to do next. */
export const EmptyState = ({
  title,
  children,
  icon,
  action,
  order,
}: {
  title: string;
  children?: ReactNode;
  icon?: Icon;
  action?: ReactNode;
  order?: 1 | 2;
}) => (
  <Panel icon={icon} title={title} action={action} order={order}>
    {children}
  </Panel>
);

/** Filters that match nothing, and the way out of them. */
export const NoResult = ({ onClear, children }: { onClear?: () => void; children?: ReactNode }) => {
  const t = useTranslations("states");
  return (
    <Panel
      icon={IconFilterOff}
      title={t("noResultTitle")}
      action={
        onClear && (
          <Button variant="default" onClick={onClear}>
            {t("clear")}
          </Button>
        )
      }
    >
      {children ?? t("noResultText")}
    </Panel>
  );
};

/** Something outside failed: said in words, with what support needs to find it, and a way to try again. */
export const ErrorState = ({
  code,
  requestId,
  onRetry,
  children,
  order,
}: {
  order?: 1 | 2;
  code?: string | undefined;
  requestId?: string | undefined;
  onRetry?: () => void;
  children?: ReactNode;
}) => {
  const t = useTranslations("states");
  return (
    <Panel icon={IconAlertTriangle} title={t("errorTitle")} order={order} role="alert" action={onRetry && <Button onClick={onRetry}>{t("retry")}</Button>}>
      {children ?? t("errorText")}
      <Text size="sm" ff="monospace" mt="xs" component="div">
        {code && <div>{t("code", { code })}</div>}
        {requestId && <div>{t("requestId", { id: requestId })}</div>}
      </Text>
    </Panel>
  );
};

/** Rows of the final size while a list loads. */
export const ListSkeleton = ({ rows = 4, height = 96 }: { rows?: number; height?: number }) => {
  const t = useTranslations("states");
  return (
    <div aria-busy="true" aria-label={t("loading")} role="group">
      <Stack gap="md">
        {Array.from({ length: rows }, (_, row) => (
          <Skeleton key={row} height={height} radius="lg" />
        ))}
      </Stack>
    </div>
  );
};

/** Cards of the final size while a grid loads. */
export const GridSkeleton = ({ cards = 8, height = 300 }: { cards?: number; height?: number }) => {
  const t = useTranslations("states");
  return (
    <div aria-busy="true" aria-label={t("loading")} role="group" className="souk-grid">
      {Array.from({ length: cards }, (_, card) => (
        <Skeleton key={card} height={height} radius="lg" />
      ))}
    </div>
  );
};
