import { Group, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** The one h1 of a page, a line under it, and what can be done with the whole page. */
export const PageHeading = ({ children, lead, actions }: { children: ReactNode; lead?: ReactNode; actions?: ReactNode }) => (
  <Group justify="space-between" align="flex-end" mb="lg" gap="md">
    <div>
      <Title order={1}>{children}</Title>
      {lead && (
        <Text c="dimmed" mt={4} component="div">
          {lead}
        </Text>
      )}
    </div>
    {actions && <Group gap="sm">{actions}</Group>}
  </Group>
);

/** A titled part of a page; the title names the region for assistive technology. */
export const Section = ({ title, children, actions, id }: { title: string; children: ReactNode; actions?: ReactNode; id: string }) => (
  <section aria-labelledby={id} className="souk-section">
    <Group justify="space-between" mb="sm">
      <Title order={2} id={id}>
        {title}
      </Title>
      {actions}
    </Group>
    {children}
  </section>
);
