export { theme, cssVariables } from "./theme/theme.ts";
export { isLocale, locales, type Locale, type Messages } from "./locales.ts";

export { durationMs, toMs, type ClockView, type Instant } from "./time/clock.ts";
export { Countdown, useSpanWords } from "./time/countdown.tsx";
export { formatInstant, type TimeStyle } from "./time/format.ts";
export { spanParts, urgencyOf } from "./time/span.ts";
export { useHasPassed, useWorldClock, useWorldZone, WorldClockProvider, type WorldClock } from "./time/world-clock.tsx";
export { useFormatInstant, WorldTime } from "./time/world-time.tsx";

export { RowTable, type RowColumn } from "./list/row-table.tsx";
export { SearchField } from "./list/search-field.tsx";
export { useListKeys, useSingleKeys } from "./list/use-list-keys.ts";

export { ConfirmDialog } from "./parts/confirm-dialog.tsx";
export { FormActions } from "./parts/form-actions.tsx";
export { Hint } from "./parts/hint.tsx";
export { Initials } from "./parts/initials.tsx";
export { Logo } from "./parts/logo.tsx";
export { exponentOf, formatMoney, parseMoney, typedMoney, type MoneyView } from "./parts/money-format.ts";
export { Money, useFormatMoney } from "./parts/money.tsx";
export { PageHeading, Section } from "./parts/page-heading.tsx";
export { Panel } from "./parts/panel.tsx";
export { CopyText } from "./parts/copy-text.tsx";
export { ListingPicture } from "./parts/picture.tsx";
export { Quantity } from "./parts/quantity.tsx";
export { EmptyState, ErrorState, GridSkeleton, ListSkeleton, NoResult } from "./parts/states.tsx";

export { ChosenFiles } from "./dispute/chosen-files.tsx";
export { DisputeRoom, disputeTimers } from "./dispute/dispute-room.tsx";
export { EvidenceList } from "./dispute/evidence-list.tsx";
export { FilePicker, filesMax } from "./dispute/file-picker.tsx";
export { ProposalForm, type WrittenProposal } from "./dispute/proposal-form.tsx";
export { TermsShown, type Accepting } from "./dispute/proposals.tsx";
export { ReturnCard } from "./dispute/return-card.tsx";
export { draftOf, fullTerms, readTerms, type TermsDraft, type TermsLimits, type TermsProblem } from "./dispute/terms.ts";
export { TermsFields, type TermsMode } from "./dispute/terms-fields.tsx";
export { useTermsWords } from "./dispute/terms-words.ts";

export { ActionButton, ExplainedButton } from "./order/action-button.tsx";
export { AddressFields, addressIn } from "./order/address-fields.tsx";
export { AmendmentForm } from "./order/amendment-form.tsx";
export { FrozenNotice } from "./order/frozen-notice.tsx";
export { OrderProgress } from "./order/order-progress.tsx";
export { eventIcon } from "./order/event-icon.tsx";
export { EventDetail, EventWho, OrderTimeline } from "./order/order-timeline.tsx";
export { PriceBreakdown } from "./order/price-breakdown.tsx";
export { RefundTracker } from "./order/refund-tracker.tsx";
export { RefusalNotice, useRefusalWords } from "./order/refusal.tsx";
export { OrderStatus, StateBadge, useOrderSentence } from "./order/state-badge.tsx";
export { TimerCountdown, TimerList } from "./order/timer-list.tsx";
export { TrackingSteps } from "./order/tracking-steps.tsx";
export type * from "./order/shapes.ts";
