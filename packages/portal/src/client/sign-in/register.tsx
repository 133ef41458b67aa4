"use client";

import { Button, PasswordInput, Stack, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useProblem } from "../problem.ts";
import { ProblemNotice } from "../problem-notice.tsx";
import { useTRPC } from "../trpc.ts";

/** A new account, and a buyer of this world for it; the session opens with it. Each field says itself what is wrong with it. */
export const Register = ({ world, next, onBack }: { world: string; next: string; onBack: () => void }) => {
  const t = useTranslations("signIn");
  const trpc = useTRPC();
  const explain = useProblem();
  const register = useMutation(trpc.session.register.mutationOptions({ onSuccess: () => location.assign(next) }));
  const problem = register.error && explain(register.error);
  const fields = problem?.fields ?? {};
  return (
    <form
      noValidate
      aria-labelledby="register"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const text = (name: string): string => {
          const value = form.get(name);
          return typeof value === "string" ? value : "";
        };
        register.mutate({ name: text("name"), email: text("email").trim(), password: text("password"), world });
      }}
    >
      <Stack gap="sm">
        <Title order={2} size="h3" id="register">
          {t("register")}
        </Title>
        <TextInput name="name" autoComplete="name" label={t("name")} required error={fields["name"]} />
        <TextInput name="email" type="email" autoComplete="username" label={t("email")} required error={fields["email"]} />
        <PasswordInput
          name="password"
          autoComplete="new-password"
          label={t("password")}
          description={t("passwordHint")}
          required
          error={fields["password"]}
          visibilityToggleButtonProps={{ "aria-label": t("showPassword") }}
        />
        {problem && Object.keys(fields).length === 0 && <ProblemNotice problem={problem} />}
        <Button type="submit" loading={register.isPending}>
          {t("registerSubmit")}
        </Button>
        <Button variant="subtle" onClick={onBack}>
          {t("haveAccount")}
        </Button>
      </Stack>
    </form>
  );
};
