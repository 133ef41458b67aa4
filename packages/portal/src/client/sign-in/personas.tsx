"use client";

import { Stack, Text, Title, UnstyledButton, VisuallyHidden } from "@mantine/core";
import type { PersonView } from "@souk/api/contract";
import { Initials } from "@souk/ui";
import { useMutation } from "@tanstack/react-query";
import { IconChevronRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useProblem } from "../problem.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { useTRPC } from "../trpc.ts";

/** The people of a sandbox world, each one press away. */
export const Personas = ({ world, people, next }: { world: string; people: readonly PersonView[]; next: string }) => {
  const t = useTranslations("signIn");
  const law = useTranslations("law.temperament");
  // a temperament is a word of the cast; anything else was written by a person
  const about = (text: string) => (/^[a-z_]+$/.test(text) && law.has(text) ? law(text) : text);
  const trpc = useTRPC();
  const explain = useProblem();
  const enter = useMutation(trpc.session.continueAs.mutationOptions({ onSuccess: () => location.assign(next) }));
  return (
    <section aria-labelledby="continue-as">
      <Title order={2} size="h3" id="continue-as">
        {t("continueAs")}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t("continueAsHint")}
      </Text>
      {enter.error && <ProblemNotice problem={explain(enter.error)} />}
      {people.length === 0 && <Text>{t("nobody")}</Text>}
      <Stack component="ul" gap="xs" className="souk-people">
        {people.map((person) => (
          <li key={person.personId}>
            <UnstyledButton className="souk-persona" disabled={enter.isPending} onClick={() => enter.mutate({ world, personId: person.personId })}>
              <Initials name={person.name} />
              <span>
                <Text span fw={600} display="block">
                  <VisuallyHidden component="span">{t("continueAs")} </VisuallyHidden>
                  {person.name}
                </Text>
                <Text span size="sm" c="dimmed" display="block">
                  {[person.storeName, about(person.about)].filter(Boolean).join(" · ")}
                </Text>
              </span>
              <IconChevronRight size={18} aria-hidden />
            </UnstyledButton>
          </li>
        ))}
      </Stack>
    </section>
  );
};
