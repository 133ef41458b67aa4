"use client";

import { Alert, Checkbox, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconAlertTriangle } from "@tabler/icons-react";
import { isTracking } from "@souk/rulebook";
import { FormActions } from "@souk/ui";
import { useTranslations } from "next-intl";
import type { Order } from "../api-types.ts";
import { carriers } from "./carriers.ts";

export interface Shipping {
  readonly carrier: string;
  readonly tracking: string;
}

/** Carrier and tracking number; over an open request only with open eyes (R2). */
export const ShipForm = ({
  address,
  overRequest,
  pending,
  onSubmit,
  onCancel,
}: {
  address: Order["address"];
  overRequest: boolean;
  pending: boolean;
  onSubmit: (shipping: Shipping) => void;
  onCancel: () => void;
}) => {
  const t = useTranslations("seller.ship");
  const form = useForm({
    initialValues: { carrier: "", tracking: "", understood: false },
    validate: {
      carrier: (value) => (value ? null : t("carrierMissing")),
      tracking: (value) => (value.trim() === "" ? t("trackingMissing") : isTracking(value) ? null : t("trackingWrong")),
      understood: (value) => (overRequest && !value ? t("understoodMissing") : null),
    },
  });

  return (
    <form onSubmit={form.onSubmit(({ carrier, tracking }) => onSubmit({ carrier, tracking: tracking.trim() }))} noValidate>
      <Stack gap="md">
        {overRequest && (
          <Alert color="saffron" icon={<IconAlertTriangle aria-hidden />} title={t("warnTitle")}>
            {t("warnBody")}
          </Alert>
        )}
        <div>
          <Text size="sm" c="dimmed">
            {t("to")}
          </Text>
          <Text size="sm">
            {address.name}, {address.street}, {address.postcode} {address.city}, {address.country}
          </Text>
        </div>
        <NativeSelect label={t("carrier")} data={[{ value: "", label: t("carrierPick") }, ...carriers]} data-autofocus {...form.getInputProps("carrier")} />
        <TextInput
          label={t("tracking")}
          description={t("trackingHint")}
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          {...form.getInputProps("tracking")}
        />
        {overRequest && <Checkbox label={t("understood")} {...form.getInputProps("understood", { type: "checkbox" })} />}
        <FormActions confirm={t("confirm")} colour={overRequest ? "saffron" : undefined} pending={pending} onBack={onCancel} />
      </Stack>
    </form>
  );
};
