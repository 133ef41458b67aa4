"use client";

import { Button, Divider, Group, NativeSelect, Paper, PasswordInput, Stack, Text, TextInput, Title } from "@mantine/core";
import type { PersonView, WorldBrief } from "@souk/api/contract";
import { EmptyState, Logo } from "@souk/ui";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { RouterOutputs } from "../../index.ts";
import type { Portal } from "../../portal.ts";
import { useProblem } from "../problem.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { Preferences } from "../shell/preferences.tsx";
import { useTRPC } from "../trpc.ts";
import { Personas } from "./personas.tsx";
import { Register } from "./register.tsx";

/** The door: which world, then who. A whole page load follows, so that nothing of the person before stays. */
export const SignIn = ({
  portal,
  worlds,
  world,
  people,
  next,
}: {
  portal: Portal;
  worlds: readonly WorldBrief[];
  world: WorldBrief | null;
  people: readonly PersonView[];
  next: string;
}) => {
  const t = useTranslations("signIn");
  const p = useTranslations("portal");
  const router = useRouter();
  const [registering, register] = useState(false);
  const toWorld = (slug: string) => router.replace(`/sign-in?switch=world&world=${slug}${next === "/" ? "" : `&next=${encodeURIComponent(next)}`}`);

  return (
    <main id="content" className="souk-door">
      <div className="souk-door-head">
        <Group gap="sm">
          <Logo size={40} />
          <div>
            <Title order={1} size="h2">
              {p("name")} · {p(`tagline.${portal}`)}
            </Title>
            <Text c="dimmed">{t(`lead.${portal}`)}</Text>
          </div>
        </Group>
      </div>
      <Paper withBorder p="xl" className="souk-door-card">
        <Stack gap="lg">
          {world ? (
            <>
              <NativeSelect
                label={t("world")}
                value={world.slug}
                onChange={(event) => toWorld(event.currentTarget.value)}
                data={worlds.map((each) => ({ value: each.slug, label: each.name }))}
              />
              {world.sandbox && <Personas world={world.slug} people={people} next={next} />}
            </>
          ) : (
            <EmptyState title={t("noWorlds")}>{t("noWorldsHint")}</EmptyState>
          )}
          <Divider label={t("or")} />
          {registering && world ? (
            <Register world={world.slug} next={next} onBack={() => register(false)} />
          ) : (
            <>
              <AccountForm world={world?.slug} next={next} />
              {portal === "buyer" && world && (
                <Button variant="subtle" onClick={() => register(true)}>
                  {t("register")}
                </Button>
              )}
            </>
          )}
        </Stack>
      </Paper>
      <div className="souk-door-foot">
        <Preferences />
      </div>
    </main>
  );
};

const typed = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

type Choice = RouterOutputs["session"]["signIn"]["people"][number];

const AccountForm = ({ world, next }: { world: string | undefined; next: string }) => {
  const t = useTranslations("signIn");
  const trpc = useTRPC();
  const explain = useProblem();
  const [said, say] = useState<string | null>(null);
  const [choices, choose] = useState<readonly Choice[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const signIn = useMutation(
    trpc.session.signIn.mutationOptions({
      onSuccess: ({ opened, people }) => {
        if (opened) location.assign(next);
        else if (people.length === 0) say(t("noPerson"));
        else choose(people);
      },
      onError: (error) => {
        const problem = explain(error);
        say(problem.code === "UNAUTHORIZED" || problem.fields["password"] ? t("wrong") : problem.code === "TOO_MANY_REQUESTS" ? t("tooMany") : problem.text);
      },
    }),
  );
  const send = (as?: Choice) => {
    if (!form.current) return;
    const fields = new FormData(form.current);
    const where = as?.world.slug ?? world;
    say(null);
    signIn.mutate({
      email: typed(fields, "email"),
      password: typed(fields, "password"),
      ...(where && { world: where }),
      ...(as && { personId: as.person.personId }),
    });
  };

  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap="sm">
        <TextInput name="email" type="email" autoComplete="username" label={t("email")} required />
        <PasswordInput
          name="password"
          autoComplete="current-password"
          label={t("password")}
          required
          visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
        />
        {said && <ProblemNotice problem={{ text: said, code: "SIGN_IN", refusal: null, fields: {}, requestId: null }} />}
        <Button type="submit" variant="default" loading={signIn.isPending}>
          {t("submit")}
        </Button>
        {choices.length > 0 && (
          <Stack component="ul" gap="xs" className="souk-people" aria-label={t("whoAreYou")}>
            {choices.map((choice) => (
              <li key={`${choice.world.slug}${choice.person.personId}`}>
                <Button fullWidth variant="light" disabled={signIn.isPending} onClick={() => send(choice)}>
                  {[choice.person.name, choice.person.storeName, choice.world.name].filter(Boolean).join(" · ")}
                </Button>
              </li>
            ))}
          </Stack>
        )}
      </Stack>
    </form>
  );
};
