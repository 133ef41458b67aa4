"use client";

import { Button, VisuallyHidden, type ButtonProps } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useId, type ReactNode } from "react";
import { Hint } from "../parts/hint.tsx";
import { useRefusalWords } from "./refusal.tsx";
import type { AnswerShape } from "./shapes.ts";

/** A button that keeps its place when it cannot be pressed, and says why: on hover, on focus, and to a screen reader. */
export const ExplainedButton = ({
  why,
  onClick,
  children,
  ...button
}: { why: string | null; type?: "submit"; onClick?: () => void; children: ReactNode } & ButtonProps) => {
  const id = useId();
  if (why === null)
    return (
      <Button {...button} onClick={onClick}>
        {children}
      </Button>
    );
  // aria-disabled keeps it reachable by keyboard, so that the reason can be read
  return (
    <Hint text={why}>
      <span className="souk-explained">
        <Button
          {...button}
          aria-disabled
          data-disabled
          aria-describedby={id}
          rightSection={<IconInfoCircle size={16} aria-hidden />}
          onClick={(event) => event.preventDefault()}
        >
          {children}
        </Button>
        <VisuallyHidden id={id}>{why}</VisuallyHidden>
      </span>
    </Hint>
  );
};

/** One of the law's answers as a button: named by its command, allowed, or disabled with the reason. Never hidden. */
export const ActionButton = ({
  answer,
  onClick,
  children,
  ...button
}: { answer: AnswerShape; type?: "submit"; onClick?: () => void; children?: ReactNode } & ButtonProps) => {
  const t = useTranslations("law.action");
  const words = useRefusalWords();
  const why = answer.allowed || !answer.refusal ? null : words.line(answer.refusal);
  return (
    <ExplainedButton why={why} onClick={onClick} {...button}>
      {children ?? t(answer.command)}
    </ExplainedButton>
  );
};
