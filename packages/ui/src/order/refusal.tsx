"use client";

import { Alert, List, ListItem, Text } from "@mantine/core";
import { IconHandStop } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useFormatInstant } from "../time/world-time.tsx";
import type { RefusalShape } from "./shapes.ts";

/** Where the word for an ending is looked up: the places of the law that a refusal may name, the first that knows it. */
const endings = [
  "closed",
  "requestState",
  "offerState",
  "disputeState",
  "returnState",
  "amendmentState",
  "chargebackState",
  "refundStage",
  "shipmentState",
  "storeState",
  "withheldDecision",
  "appealOutcome",
] as const;

/** Words for a refusal: the sentence, the rule, since when, until when, and each way on. */
export const useRefusalWords = () => {
  const t = useTranslations();
  const format = useFormatInstant();
  const way = (each: RefusalShape["instead"][number]) => {
    const name = t(`law.way.${each.way}`);
    return each.from ? t("law.wayFrom", { way: name, when: format(each.from) }) : name;
  };
  /** What stands in the way, in a sentence of its own: how the order ended, where it or its parcel is, or why the rail would not pay. */
  const ended = (end: string): string => {
    if (t.has(`law.declineReason.${end}`)) return `${t(`law.declineReason.${end}`)}.`;
    if (t.has(`law.label.${end}`)) return t("law.refusalNow", { end: t(`law.label.${end}`) });
    const known = endings.find((place) => t.has(`law.${place}.${end}`));
    const words = known ? t(`law.${known}.${end}`) : end.replaceAll("_", " ");
    return t(known === "shipmentState" ? "law.refusalParcel" : "law.refusalEnded", { end: words });
  };
  /** Since when and until when; what is too early has only an instant from which it is possible. */
  const when = ({ code, since, until }: RefusalShape): string[] => {
    if (code === "too_early") return until ? [t("refusal.from", { when: format(until) })] : [];
    return [since && t("refusal.since", { when: format(since) }), until && t("refusal.until", { when: format(until) })].filter((each) => each !== null);
  };
  return {
    when,
    sentence: (refusal: RefusalShape) => t(`law.refusal.${refusal.code}`),
    way,
    /** Everything in one line, for tooltips and screen readers. */
    line: (refusal: RefusalShape) =>
      [
        t(`law.refusal.${refusal.code}`),
        refusal.ended && ended(refusal.ended),
        ...when(refusal),
        refusal.instead.length > 0 && `${t("refusal.instead")} ${refusal.instead.map(way).join(" · ")}.`,
        t("refusal.rule", { rule: refusal.rule }),
      ]
        .filter(Boolean)
        .join(" "),
    ended,
  };
};

/** A refusal is never a dead end: which rule, since when, until when, and what the person can do instead. */
export const RefusalNotice = ({ refusal, onClose }: { refusal: RefusalShape; onClose?: () => void }) => {
  const t = useTranslations("refusal");
  const words = useRefusalWords();
  return (
    <Alert
      color="saffron"
      variant="light"
      icon={<IconHandStop aria-hidden />}
      title={words.sentence(refusal)}
      withCloseButton={onClose !== undefined}
      onClose={onClose}
      closeButtonLabel={t("dismiss")}
    >
      <Text size="sm">
        {refusal.ended && `${words.ended(refusal.ended)} `}
        {words.when(refusal).map((each) => `${each} `)}
        <span className="souk-rule">{t("rule", { rule: refusal.rule })}</span>
      </Text>
      {refusal.instead.length > 0 && (
        <>
          <Text size="sm" mt="xs">
            {t("instead")}
          </Text>
          <List size="sm">
            {refusal.instead.map((each) => (
              <ListItem key={each.way}>{words.way(each)}</ListItem>
            ))}
          </List>
        </>
      )}
    </Alert>
  );
};
