import { Card, Group, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** A titled card: a part of a desk's page, named by its title for assistive technology. */
export const Panel = ({ id, title, actions, children }: { id: string; title: string; actions?: ReactNode; children: ReactNode }) => (
  <Card component="section" aria-labelledby={id}>
    <Group justify="space-between" gap="sm" mb="sm">
      <Title order={2} size="h3" id={id}>
        {title}
      </Title>
      {actions}
    </Group>
    {children}
  </Card>
);
