CREATE TABLE "auth_account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "portal_sessions" (
	"hash" text PRIMARY KEY NOT NULL,
	"portal" text NOT NULL,
	"world_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"account_id" text,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "auth_rate_limit" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth_session" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"world_id" integer,
	"person_id" integer,
	"label" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "a_persons_token_names_world_and_person" CHECK (("tokens"."kind" = 'control') = ("tokens"."world_id" is null) and ("tokens"."world_id" is null) = ("tokens"."person_id" is null))
);
--> statement-breakpoint
CREATE TABLE "auth_two_factor" (
	"id" text PRIMARY KEY NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"user_id" text NOT NULL,
	"verified" boolean DEFAULT true,
	"failed_verification_count" integer DEFAULT 0,
	"locked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "auth_user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"two_factor_enabled" boolean DEFAULT false
);
--> statement-breakpoint
CREATE TABLE "auth_verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cancel_requests" (
	"world_id" integer NOT NULL,
	"order_no" integer NOT NULL,
	"no" smallint NOT NULL,
	"early" boolean NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"complaint" boolean NOT NULL,
	"asked_at" "ms" NOT NULL,
	"ended_at" "ms",
	"reject_reason" text,
	"reject_note" text DEFAULT '' NOT NULL,
	CONSTRAINT "cancel_requests_pkey" PRIMARY KEY("world_id","order_no","no"),
	CONSTRAINT "an_ended_request_says_when" CHECK (("cancel_requests"."state" = 'open') = ("cancel_requests"."ended_at" is null)),
	CONSTRAINT "request_state_is_known" CHECK ("cancel_requests"."state" in ('open', 'approved', 'auto_approved', 'rejected', 'withdrawn', 'settled', 'overtaken', 'lapsed', 'superseded'))
);
--> statement-breakpoint
CREATE TABLE "counter_offers" (
	"world_id" integer NOT NULL,
	"order_no" integer NOT NULL,
	"request_no" smallint NOT NULL,
	"no" smallint NOT NULL,
	"amount" "minor" NOT NULL,
	"at" "ms" NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "counter_offers_pkey" PRIMARY KEY("world_id","order_no","request_no","no"),
	CONSTRAINT "an_offer_is_at_least_one" CHECK ("counter_offers"."amount" >= 1)
);
--> statement-breakpoint
CREATE TABLE "cart_lines" (
	"world_id" integer NOT NULL,
	"buyer_id" integer NOT NULL,
	"variant_id" integer NOT NULL,
	"quantity" integer NOT NULL,
	"saved_for_later" boolean DEFAULT false NOT NULL,
	"added_at" "ms" DEFAULT 0 NOT NULL,
	CONSTRAINT "cart_lines_pkey" PRIMARY KEY("world_id","buyer_id","variant_id"),
	CONSTRAINT "a_cart_line_has_1_to_999_units" CHECK ("cart_lines"."quantity" between 1 and 999)
);
--> statement-breakpoint
CREATE TABLE "checkouts" (
	"world_id" integer NOT NULL,
	"no" integer NOT NULL,
	"buyer_id" integer NOT NULL,
	"at" "ms" NOT NULL,
	"address" jsonb NOT NULL,
	CONSTRAINT "checkouts_pkey" PRIMARY KEY("world_id","no")
);
--> statement-breakpoint
CREATE TABLE "coupon_grants" (
	"world_id" integer NOT NULL,
	"id" integer NOT NULL,
	"coupon_id" integer NOT NULL,
	"buyer_id" integer NOT NULL,
	"state" text DEFAULT 'available' NOT NULL,
	"expires_at" "ms" NOT NULL,
	"checkout_no" integer,
	"shared_by" integer DEFAULT 0 NOT NULL,
	"given_back" integer DEFAULT 0 NOT NULL,
	"restored" boolean DEFAULT false NOT NULL,
	"grace_spent" boolean DEFAULT false NOT NULL,
	CONSTRAINT "coupon_grants_pkey" PRIMARY KEY("world_id","id"),
	CONSTRAINT "grant_state_is_known" CHECK ("coupon_grants"."state" in ('available', 'locked', 'used', 'void')),
	CONSTRAINT "a_locked_grant_names_its_checkout" CHECK ("coupon_grants"."state" not in ('locked', 'used') or "coupon_grants"."checkout_no" is not null),
	CONSTRAINT "a_grant_comes_back_once_per_order" CHECK ("coupon_grants"."given_back" between 0 and "coupon_grants"."shared_by")
);
--> statement-breakpoint
CREATE TABLE "coupons" (
	"world_id" integer NOT NULL,
	"id" integer NOT NULL,
	"funder" text NOT NULL,
	"store_id" integer,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"value" "minor" NOT NULL,
	"cap" "minor",
	"min_spend" "minor" DEFAULT 0 NOT NULL,
	"starts_at" "ms" NOT NULL,
	"expires_at" "ms" NOT NULL,
	"code" text,
	CONSTRAINT "coupons_pkey" PRIMARY KEY("world_id","id"),
	CONSTRAINT "a_store_funds_its_own_coupon" CHECK (("coupons"."funder" = 'store') = ("coupons"."store_id" is not null)),
	CONSTRAINT "a_percentage_is_at_most_99" CHECK ("coupons"."value" >= 1 and ("coupons"."kind" = 'amount' or "coupons"."value" <= 99))
);
--> statement-breakpoint
CREATE TABLE "deadlines" (
	"world_id" integer NOT NULL,
	"stream" text NOT NULL,
	"order_no" integer,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"generation" smallint NOT NULL,
	"priority" smallint NOT NULL,
	"state" text NOT NULL,
	"due" "ms" NOT NULL,
	"remaining" "ms",
	"fired_at" "ms",
	"outcome" text DEFAULT '' NOT NULL,
	"last_error" text,
	CONSTRAINT "deadlines_pkey" PRIMARY KEY("world_id","stream","kind","subject","generation"),
	CONSTRAINT "never_fires_early" CHECK (("deadlines"."state" = 'fired') = ("deadlines"."fired_at" is not null) and coalesce("deadlines"."fired_at" >= "deadlines"."due", true)),
	CONSTRAINT "what_is_suspended_remembers_its_rest" CHECK (("deadlines"."state" = 'suspended') = ("deadlines"."remaining" is not null)),
	CONSTRAINT "a_stream_is_its_order" CHECK ("deadlines"."order_no" is null or "deadlines"."stream" = 'order:' || "deadlines"."order_no"),
	CONSTRAINT "deadline_state_is_known" CHECK ("deadlines"."state" in ('armed', 'suspended', 'fired', 'disarmed', 'superseded'))
);
--> statement-breakpoint
CREATE TABLE "balances" (
	"world_id" integer NOT NULL,
	"account" text NOT NULL,
	"currency" text NOT NULL,
	"amount" "minor" NOT NULL,
	CONSTRAINT "balances_pkey" PRIMARY KEY("world_id","account","currency"),
	CONSTRAINT "nobody_owes_the_platform_by_accident" CHECK ("balances"."account" not like 'L:%' or "balances"."amount" <= 0)
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"world_id" integer NOT NULL,
	"stream" text NOT NULL,
	"n" integer NOT NULL,
	"k" smallint NOT NULL,
	"account" text NOT NULL,
	"amount" "minor" NOT NULL,
	"currency" text NOT NULL,
	CONSTRAINT "entries_pkey" PRIMARY KEY("world_id","stream","n","k"),
	CONSTRAINT "an_entry_moves_something" CHECK ("entries"."amount" <> 0),
	CONSTRAINT "an_account_has_a_class" CHECK ("entries"."account" ~ '^[ALRE]:')
);
--> statement-breakpoint
CREATE TABLE "events" (
	"world_id" integer NOT NULL,
	"stream" text NOT NULL,
	"n" integer NOT NULL,
	"at" "ms" NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"rule" text NOT NULL,
	"party" text NOT NULL,
	"person_id" integer,
	"fired" jsonb,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "events_pkey" PRIMARY KEY("world_id","stream","n"),
	CONSTRAINT "events_count_from_one" CHECK ("events"."n" >= 1)
);
--> statement-breakpoint
CREATE TABLE "seals" (
	"world_id" integer NOT NULL,
	"no" bigint NOT NULL,
	"stream" text NOT NULL,
	"n" integer NOT NULL,
	"sealed_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "seals_pkey" PRIMARY KEY("world_id","no")
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"world_id" integer NOT NULL,
	"id" integer NOT NULL,
	"store_id" integer NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"category" text NOT NULL,
	"picture" text DEFAULT '' NOT NULL,
	"list_price" "minor" NOT NULL,
	"flash_price" "minor",
	"flash_from" "ms",
	"flash_until" "ms",
	"bundle_min_quantity" integer,
	"bundle_percent" integer,
	"processing_days" integer,
	"on_sale" boolean DEFAULT true NOT NULL,
	"rating_hundredths" integer,
	"rating_count" integer DEFAULT 0 NOT NULL,
	"sold" integer DEFAULT 0 NOT NULL,
	"created_at" "ms" DEFAULT 0 NOT NULL,
	"search" text GENERATED ALWAYS AS (lower(title || ' ' || replace(category, '_', ' ') || ' ' || description)) STORED NOT NULL,
	CONSTRAINT "listings_pkey" PRIMARY KEY("world_id","id"),
	CONSTRAINT "a_price_is_at_least_one" CHECK ("listings"."list_price" >= 1 and coalesce("listings"."flash_price", 1) >= 1),
	CONSTRAINT "a_flash_price_has_its_window" CHECK (("listings"."flash_price" is null) = ("listings"."flash_from" is null) and ("listings"."flash_from" is null) = ("listings"."flash_until" is null) and coalesce("listings"."flash_from" < "listings"."flash_until", true)),
	CONSTRAINT "a_bundle_has_size_and_percent" CHECK (("listings"."bundle_min_quantity" is null) = ("listings"."bundle_percent" is null) and coalesce("listings"."bundle_min_quantity", 2) >= 2 and coalesce("listings"."bundle_percent", 1) between 1 and 99),
	CONSTRAINT "processing_takes_days" CHECK (coalesce("listings"."processing_days", 1) between 1 and 90)
);
--> statement-breakpoint
CREATE TABLE "variants" (
	"world_id" integer NOT NULL,
	"id" integer NOT NULL,
	"listing_id" integer NOT NULL,
	"options" text DEFAULT '' NOT NULL,
	"price" "minor",
	"mode" text DEFAULT 'on_order' NOT NULL,
	"on_hand" integer DEFAULT 0 NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "variants_pkey" PRIMARY KEY("world_id","id"),
	CONSTRAINT "stock_never_goes_below_zero" CHECK ("variants"."reserved" >= 0 and "variants"."on_hand" >= "variants"."reserved"),
	CONSTRAINT "a_variant_price_is_at_least_one" CHECK (coalesce("variants"."price", 1) >= 1),
	CONSTRAINT "stock_mode_is_known" CHECK ("variants"."mode" in ('on_order', 'on_payment', 'untracked'))
);
--> statement-breakpoint
CREATE TABLE "order_grants" (
	"world_id" integer NOT NULL,
	"order_no" integer NOT NULL,
	"k" smallint NOT NULL,
	"grant_id" integer NOT NULL,
	"funder" text NOT NULL,
	"title" text NOT NULL,
	"discount" "minor" NOT NULL,
	CONSTRAINT "order_grants_pkey" PRIMARY KEY("world_id","order_no","k")
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"world_id" integer NOT NULL,
	"order_no" integer NOT NULL,
	"no" smallint NOT NULL,
	"listing_id" integer NOT NULL,
	"variant_id" integer NOT NULL,
	"title" text NOT NULL,
	"options" text NOT NULL,
	"picture" text NOT NULL,
	"quantity" integer NOT NULL,
	"list_price" "minor" NOT NULL,
	"unit_price" "minor" NOT NULL,
	"flash" boolean NOT NULL,
	"bundle_discount" "minor" NOT NULL,
	"store_discount" "minor" NOT NULL,
	"platform_discount" "minor" NOT NULL,
	"total" "minor" NOT NULL,
	"unit_totals" "minor"[] NOT NULL,
	"stock_mode" text NOT NULL,
	CONSTRAINT "order_lines_pkey" PRIMARY KEY("world_id","order_no","no"),
	CONSTRAINT "a_line_total_is_its_parts" CHECK ("order_lines"."total" = "order_lines"."quantity" * "order_lines"."unit_price" - "order_lines"."bundle_discount" - "order_lines"."store_discount" - "order_lines"."platform_discount"),
	CONSTRAINT "a_share_per_unit" CHECK (cardinality("order_lines"."unit_totals") = "order_lines"."quantity")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"world_id" integer NOT NULL,
	"no" integer NOT NULL,
	"checkout_no" integer NOT NULL,
	"store_id" integer NOT NULL,
	"buyer_id" integer NOT NULL,
	"currency" text NOT NULL,
	"policy_version" integer NOT NULL,
	"state" text NOT NULL,
	"close_reason" text,
	"fault" text,
	"version" integer NOT NULL,
	"head" text NOT NULL,
	"last_event_at" "ms" NOT NULL,
	"placed_at" "ms" NOT NULL,
	"paid_at" "ms",
	"verified_at" "ms",
	"shipped_at" "ms",
	"delivered_at" "ms",
	"finished_at" "ms",
	"closed_at" "ms",
	"items" "minor" NOT NULL,
	"bundle_discount" "minor" NOT NULL,
	"store_discount" "minor" NOT NULL,
	"platform_discount" "minor" NOT NULL,
	"shipping" "minor" NOT NULL,
	"total" "minor" NOT NULL,
	"gross" "minor" NOT NULL,
	"address" jsonb NOT NULL,
	"processing" "ms" NOT NULL,
	"declines" integer DEFAULT 0 NOT NULL,
	"verification_hold" text DEFAULT 'none' NOT NULL,
	"extension_days" integer,
	"extension_asked_at" "ms",
	"extension_granted" "ms" DEFAULT 0 NOT NULL,
	"late" boolean DEFAULT false NOT NULL,
	"held" "minor" DEFAULT 0 NOT NULL,
	"escrow" "minor" DEFAULT 0 NOT NULL,
	"frozen" text[] DEFAULT '{}' NOT NULL,
	"visibility" text DEFAULT 'listed' NOT NULL,
	"request_open" boolean DEFAULT false NOT NULL,
	"refund_running" boolean DEFAULT false NOT NULL,
	"next_due" "ms",
	"next_kind" text,
	CONSTRAINT "orders_pkey" PRIMARY KEY("world_id","no"),
	CONSTRAINT "state_is_known" CHECK ("orders"."state" in ('awaiting_payment', 'payment_verifying', 'awaiting_shipment', 'awaiting_delivery', 'finished', 'closed')),
	CONSTRAINT "a_closed_order_says_why" CHECK (("orders"."state" = 'closed') = ("orders"."close_reason" is not null) and ("orders"."state" = 'closed') = ("orders"."closed_at" is not null)),
	CONSTRAINT "an_ended_order_holds_no_money" CHECK ("orders"."state" not in ('finished', 'closed') or ("orders"."held" = 0 and "orders"."escrow" = 0)),
	CONSTRAINT "money_held_is_never_negative" CHECK ("orders"."held" >= 0 and "orders"."escrow" >= 0),
	CONSTRAINT "a_total_is_its_parts" CHECK ("orders"."total" = "orders"."items" - "orders"."bundle_discount" - "orders"."store_discount" - "orders"."platform_discount" + "orders"."shipping"),
	CONSTRAINT "an_ended_order_has_no_open_request" CHECK (not ("orders"."request_open" and "orders"."state" in ('finished', 'closed'))),
	CONSTRAINT "visibility_is_known" CHECK ("orders"."visibility" in ('listed', 'trashed', 'purged'))
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"world_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"key" text NOT NULL,
	"hash" text NOT NULL,
	"response" jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "idempotency_pkey" PRIMARY KEY("world_id","person_id","key")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"world_id" integer NOT NULL,
	"stream" text NOT NULL,
	"n" integer NOT NULL,
	"k" smallint NOT NULL,
	"at" "ms" NOT NULL,
	"role" text NOT NULL,
	"person_id" integer,
	"store_id" integer,
	"template" text NOT NULL,
	"params" jsonb NOT NULL,
	"state" text DEFAULT 'kept' NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"last_error" text,
	"outbox" bigint NOT NULL,
	"read_at" "ms",
	CONSTRAINT "notices_pkey" PRIMARY KEY("world_id","stream","n","k"),
	CONSTRAINT "notice_state_is_known" CHECK ("notices"."state" in ('kept', 'sent', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"world_id" integer NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "outbox_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" "ms" NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"orders" integer[] NOT NULL,
	"buyers" integer[] NOT NULL,
	"stores" integer[] NOT NULL,
	"notices" integer NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"retry_at" timestamp (3) with time zone,
	"last_error" text,
	CONSTRAINT "outbox_pkey" PRIMARY KEY("world_id","seq")
);
--> statement-breakpoint
CREATE TABLE "refund_legs" (
	"world_id" integer NOT NULL,
	"order_no" integer NOT NULL,
	"refund_no" smallint NOT NULL,
	"k" smallint NOT NULL,
	"rail" text NOT NULL,
	"instrument_id" integer,
	"label" text NOT NULL,
	"amount" "minor" NOT NULL,
	"stage" text NOT NULL,
	"expected_at" "ms" NOT NULL,
	"processing_at" "ms",
	"sent_at" "ms",
	"settled_at" "ms",
	"arrives_from" "ms" NOT NULL,
	"arrives_by" "ms" NOT NULL,
	CONSTRAINT "refund_legs_pkey" PRIMARY KEY("world_id","order_no","refund_no","k"),
	CONSTRAINT "refund_stage_is_known" CHECK ("refund_legs"."stage" in ('expected', 'processing', 'refunded', 'credited', 'bounced', 'wallet_credited'))
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"world_id" integer NOT NULL,
	"order_no" integer NOT NULL,
	"no" smallint NOT NULL,
	"event_n" integer NOT NULL,
	"cause" text NOT NULL,
	"amount" "minor" NOT NULL,
	"created_at" "ms" NOT NULL,
	CONSTRAINT "refunds_pkey" PRIMARY KEY("world_id","order_no","no"),
	CONSTRAINT "a_refund_is_at_least_one" CHECK ("refunds"."amount" >= 1)
);
--> statement-breakpoint
CREATE TABLE "tenders" (
	"world_id" integer NOT NULL,
	"order_no" integer NOT NULL,
	"k" smallint NOT NULL,
	"rail" text NOT NULL,
	"instrument_id" integer,
	"label" text NOT NULL,
	"amount" "minor" NOT NULL,
	"state" text NOT NULL,
	"refunded" "minor" DEFAULT 0 NOT NULL,
	CONSTRAINT "tenders_pkey" PRIMARY KEY("world_id","order_no","k"),
	CONSTRAINT "no_more_back_than_was_paid" CHECK ("tenders"."refunded" between 0 and "tenders"."amount"),
	CONSTRAINT "rail_is_known" CHECK ("tenders"."rail" in ('card', 'e_wallet', 'mobile', 'bank_transfer', 'wallet'))
);
--> statement-breakpoint
CREATE TABLE "addresses" (
	"world_id" integer NOT NULL,
	"buyer_id" integer NOT NULL,
	"no" integer NOT NULL,
	"address" jsonb NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	CONSTRAINT "addresses_pkey" PRIMARY KEY("world_id","buyer_id","no")
);
--> statement-breakpoint
CREATE TABLE "instruments" (
	"world_id" integer NOT NULL,
	"id" integer NOT NULL,
	"buyer_id" integer NOT NULL,
	"rail" text NOT NULL,
	"label" text NOT NULL,
	"behaviour" text DEFAULT 'normal' NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	CONSTRAINT "instruments_pkey" PRIMARY KEY("world_id","id"),
	CONSTRAINT "rail_is_outside" CHECK ("instruments"."rail" in ('card', 'e_wallet', 'mobile', 'bank_transfer')),
	CONSTRAINT "behaviour_is_known" CHECK ("instruments"."behaviour" in ('normal', 'declines', 'bounces', 'lost', 'verification_fails', 'slow'))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"world_id" integer NOT NULL,
	"id" integer NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"store_id" integer,
	"account_id" text,
	"state" text DEFAULT 'good' NOT NULL,
	"since" "ms" DEFAULT 0 NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"persona" text DEFAULT '' NOT NULL,
	CONSTRAINT "people_pkey" PRIMARY KEY("world_id","id"),
	CONSTRAINT "a_seller_has_a_store" CHECK (("people"."role" = 'seller') = ("people"."store_id" is not null)),
	CONSTRAINT "role_is_known" CHECK ("people"."role" in ('buyer', 'seller', 'admin')),
	CONSTRAINT "standing_is_known" CHECK ("people"."state" in ('good', 'warned', 'purchase_blocked', 'banned'))
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"world_id" integer NOT NULL,
	"order_no" integer NOT NULL,
	"carrier" text NOT NULL,
	"tracking" text NOT NULL,
	"state" text NOT NULL,
	"shipped_at" "ms" NOT NULL,
	"delivered_at" "ms",
	CONSTRAINT "shipments_pkey" PRIMARY KEY("world_id","order_no")
);
--> statement-breakpoint
CREATE TABLE "stores" (
	"world_id" integer NOT NULL,
	"id" integer NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"tagline" text DEFAULT '' NOT NULL,
	"picture" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'active' NOT NULL,
	"since" "ms" DEFAULT 0 NOT NULL,
	"auto_approve_window" "ms",
	"shipping_fee" "minor" DEFAULT 0 NOT NULL,
	"processing" "ms" NOT NULL,
	"rating_hundredths" integer,
	"rating_count" integer DEFAULT 0 NOT NULL,
	"opened_at" "ms" DEFAULT 0 NOT NULL,
	CONSTRAINT "stores_pkey" PRIMARY KEY("world_id","id"),
	CONSTRAINT "store_state_is_known" CHECK ("stores"."state" in ('active', 'under_review', 'frozen', 'blocked')),
	CONSTRAINT "shipping_costs_nothing_or_more" CHECK ("stores"."shipping_fee" >= 0)
);
--> statement-breakpoint
CREATE TABLE "advances" (
	"world_id" integer NOT NULL,
	"no" integer NOT NULL,
	"asked" jsonb NOT NULL,
	"from_at" "ms" NOT NULL,
	"target_at" "ms" NOT NULL,
	"until" jsonb,
	"stop_before" jsonb,
	"status" text DEFAULT 'advancing' NOT NULL,
	"mode_before" text DEFAULT 'paused' NOT NULL,
	"cancel_asked" boolean DEFAULT false NOT NULL,
	"at" "ms" NOT NULL,
	"fired" integer DEFAULT 0 NOT NULL,
	"remaining" integer DEFAULT 0 NOT NULL,
	"undelivered" integer DEFAULT 0 NOT NULL,
	"error" jsonb,
	"key" text,
	"started_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"heartbeat" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "advances_pkey" PRIMARY KEY("world_id","no"),
	CONSTRAINT "an_advance_goes_forward" CHECK ("advances"."target_at" >= "advances"."from_at" and "advances"."at" >= "advances"."from_at")
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"world_id" integer NOT NULL,
	"version" integer NOT NULL,
	"preset" text NOT NULL,
	"values" jsonb NOT NULL,
	"at" "ms" DEFAULT 0 NOT NULL,
	CONSTRAINT "policies_pkey" PRIMARY KEY("world_id","version")
);
--> statement-breakpoint
CREATE TABLE "world_wakeups" (
	"world_id" integer PRIMARY KEY NOT NULL,
	"next_real_due" timestamp (3) with time zone,
	"outbox_pending" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "worlds" (
	"id" serial PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"scenario" text NOT NULL,
	"seed" text NOT NULL,
	"currency" text NOT NULL,
	"zone" text DEFAULT 'UTC' NOT NULL,
	"sandbox" boolean DEFAULT true NOT NULL,
	"mode" text DEFAULT 'paused' NOT NULL,
	"rate" double precision DEFAULT 1 NOT NULL,
	"anchor_virtual" "ms" NOT NULL,
	"anchor_real" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"epoch" integer DEFAULT 0 NOT NULL,
	"policy_version" integer DEFAULT 1 NOT NULL,
	"next_order_no" integer DEFAULT 1001 NOT NULL,
	"next_checkout_no" integer DEFAULT 1001 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "a_clock_has_four_modes" CHECK ("worlds"."mode" in ('live', 'paused', 'advancing', 'failed')),
	CONSTRAINT "time_never_runs_backwards" CHECK ("worlds"."rate" > 0),
	CONSTRAINT "currency_is_iso" CHECK ("worlds"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
ALTER TABLE "auth_account" ADD CONSTRAINT "auth_account_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_sessions" ADD CONSTRAINT "portal_sessions_world_id_worlds_id_fk" FOREIGN KEY ("world_id") REFERENCES "public"."worlds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_world_id_worlds_id_fk" FOREIGN KEY ("world_id") REFERENCES "public"."worlds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_two_factor" ADD CONSTRAINT "auth_two_factor_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cancel_requests" ADD CONSTRAINT "a_request_belongs_to_an_order" FOREIGN KEY ("world_id","order_no") REFERENCES "public"."orders"("world_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_offers" ADD CONSTRAINT "an_offer_answers_a_request" FOREIGN KEY ("world_id","order_no","request_no") REFERENCES "public"."cancel_requests"("world_id","order_no","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "a_cart_belongs_to_a_buyer" FOREIGN KEY ("world_id","buyer_id") REFERENCES "public"."people"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cart_lines" ADD CONSTRAINT "a_cart_line_is_of_a_variant" FOREIGN KEY ("world_id","variant_id") REFERENCES "public"."variants"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkouts" ADD CONSTRAINT "a_checkout_belongs_to_a_buyer" FOREIGN KEY ("world_id","buyer_id") REFERENCES "public"."people"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_grants" ADD CONSTRAINT "a_grant_is_of_a_coupon" FOREIGN KEY ("world_id","coupon_id") REFERENCES "public"."coupons"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupon_grants" ADD CONSTRAINT "a_grant_belongs_to_a_buyer" FOREIGN KEY ("world_id","buyer_id") REFERENCES "public"."people"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coupons" ADD CONSTRAINT "a_store_coupon_belongs_to_a_store" FOREIGN KEY ("world_id","store_id") REFERENCES "public"."stores"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadlines" ADD CONSTRAINT "a_deadline_belongs_to_an_order" FOREIGN KEY ("world_id","order_no") REFERENCES "public"."orders"("world_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "a_posting_belongs_to_an_event" FOREIGN KEY ("world_id","stream","n") REFERENCES "public"."events"("world_id","stream","n") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seals" ADD CONSTRAINT "a_seal_is_on_an_event" FOREIGN KEY ("world_id","stream","n") REFERENCES "public"."events"("world_id","stream","n") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "a_listing_belongs_to_a_store" FOREIGN KEY ("world_id","store_id") REFERENCES "public"."stores"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "a_variant_belongs_to_a_listing" FOREIGN KEY ("world_id","listing_id") REFERENCES "public"."listings"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_grants" ADD CONSTRAINT "a_used_grant_belongs_to_an_order" FOREIGN KEY ("world_id","order_no") REFERENCES "public"."orders"("world_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_grants" ADD CONSTRAINT "a_used_grant_exists" FOREIGN KEY ("world_id","grant_id") REFERENCES "public"."coupon_grants"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "a_line_belongs_to_an_order" FOREIGN KEY ("world_id","order_no") REFERENCES "public"."orders"("world_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "a_line_is_of_a_variant" FOREIGN KEY ("world_id","variant_id") REFERENCES "public"."variants"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "an_order_comes_from_a_checkout" FOREIGN KEY ("world_id","checkout_no") REFERENCES "public"."checkouts"("world_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "an_order_belongs_to_a_store" FOREIGN KEY ("world_id","store_id") REFERENCES "public"."stores"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "an_order_belongs_to_a_buyer" FOREIGN KEY ("world_id","buyer_id") REFERENCES "public"."people"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "an_order_keeps_its_policy" FOREIGN KEY ("world_id","policy_version") REFERENCES "public"."policies"("world_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "a_notice_belongs_to_an_event" FOREIGN KEY ("world_id","stream","n") REFERENCES "public"."events"("world_id","stream","n") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_legs" ADD CONSTRAINT "a_leg_belongs_to_a_refund" FOREIGN KEY ("world_id","order_no","refund_no") REFERENCES "public"."refunds"("world_id","order_no","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "a_refund_belongs_to_an_order" FOREIGN KEY ("world_id","order_no") REFERENCES "public"."orders"("world_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenders" ADD CONSTRAINT "a_tender_belongs_to_an_order" FOREIGN KEY ("world_id","order_no") REFERENCES "public"."orders"("world_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "addresses" ADD CONSTRAINT "an_address_belongs_to_a_person" FOREIGN KEY ("world_id","buyer_id") REFERENCES "public"."people"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instruments" ADD CONSTRAINT "an_instrument_belongs_to_a_person" FOREIGN KEY ("world_id","buyer_id") REFERENCES "public"."people"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_world_id_worlds_id_fk" FOREIGN KEY ("world_id") REFERENCES "public"."worlds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "staff_belong_to_a_store" FOREIGN KEY ("world_id","store_id") REFERENCES "public"."stores"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "a_parcel_belongs_to_an_order" FOREIGN KEY ("world_id","order_no") REFERENCES "public"."orders"("world_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "stores_world_id_worlds_id_fk" FOREIGN KEY ("world_id") REFERENCES "public"."worlds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "advances" ADD CONSTRAINT "advances_world_id_worlds_id_fk" FOREIGN KEY ("world_id") REFERENCES "public"."worlds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_world_id_worlds_id_fk" FOREIGN KEY ("world_id") REFERENCES "public"."worlds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "world_wakeups" ADD CONSTRAINT "world_wakeups_world_id_worlds_id_fk" FOREIGN KEY ("world_id") REFERENCES "public"."worlds"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "auth_account_of_user" ON "auth_account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "portal_sessions_of_world" ON "portal_sessions" USING btree ("world_id","person_id");--> statement-breakpoint
CREATE INDEX "portal_sessions_by_expiry" ON "portal_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "portal_sessions_of_account" ON "portal_sessions" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "auth_rate_limit_key" ON "auth_rate_limit" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "auth_session_token" ON "auth_session" USING btree ("token");--> statement-breakpoint
CREATE INDEX "auth_session_of_user" ON "auth_session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "tokens_of_world" ON "tokens" USING btree ("world_id","person_id");--> statement-breakpoint
CREATE INDEX "auth_two_factor_of_user" ON "auth_two_factor" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_two_factor_secret" ON "auth_two_factor" USING btree ("secret");--> statement-breakpoint
CREATE UNIQUE INDEX "auth_user_email" ON "auth_user" USING btree ("email");--> statement-breakpoint
CREATE INDEX "auth_verification_identifier" ON "auth_verification" USING btree ("identifier");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_request_per_order" ON "cancel_requests" USING btree ("world_id","order_no") WHERE "cancel_requests"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_offer_per_request" ON "counter_offers" USING btree ("world_id","order_no","request_no") WHERE "counter_offers"."state" = 'live';--> statement-breakpoint
CREATE INDEX "cart_lines_of_variant" ON "cart_lines" USING btree ("world_id","variant_id");--> statement-breakpoint
CREATE INDEX "checkouts_of_buyer" ON "checkouts" USING btree ("world_id","buyer_id","no");--> statement-breakpoint
CREATE INDEX "grants_of_buyer" ON "coupon_grants" USING btree ("world_id","buyer_id","state");--> statement-breakpoint
CREATE INDEX "grants_of_coupon" ON "coupon_grants" USING btree ("world_id","coupon_id");--> statement-breakpoint
CREATE INDEX "coupons_of_store" ON "coupons" USING btree ("world_id","store_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_coupon_per_code" ON "coupons" USING btree ("world_id","code") WHERE "coupons"."code" is not null;--> statement-breakpoint
CREATE INDEX "deadlines_of_order" ON "deadlines" USING btree ("world_id","order_no");--> statement-breakpoint
CREATE INDEX "armed_in_due_order" ON "deadlines" USING btree ("world_id","due","priority","order_no") WHERE "deadlines"."state" = 'armed';--> statement-breakpoint
CREATE INDEX "deadlines_by_state" ON "deadlines" USING btree ("world_id","state","due");--> statement-breakpoint
CREATE INDEX "entries_of_account" ON "entries" USING btree ("world_id","account","stream","n");--> statement-breakpoint
CREATE INDEX "events_in_time" ON "events" USING btree ("world_id","at" DESC NULLS LAST,"stream","n" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "seals_of_stream" ON "seals" USING btree ("world_id","stream","n");--> statement-breakpoint
CREATE UNIQUE INDEX "one_listing_per_slug" ON "listings" USING btree ("world_id","slug");--> statement-breakpoint
CREATE INDEX "listings_of_store" ON "listings" USING btree ("world_id","store_id","id");--> statement-breakpoint
CREATE INDEX "listings_by_category" ON "listings" USING btree ("world_id","category","sold" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "listings_by_sales" ON "listings" USING btree ("world_id","sold" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "variants_of_listing" ON "variants" USING btree ("world_id","listing_id","id");--> statement-breakpoint
CREATE INDEX "orders_using_grant" ON "order_grants" USING btree ("world_id","grant_id");--> statement-breakpoint
CREATE INDEX "lines_of_variant" ON "order_lines" USING btree ("world_id","variant_id");--> statement-breakpoint
CREATE INDEX "orders_of_checkout" ON "orders" USING btree ("world_id","checkout_no");--> statement-breakpoint
CREATE INDEX "orders_of_buyer" ON "orders" USING btree ("world_id","buyer_id","no" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_of_store" ON "orders" USING btree ("world_id","store_id","state","next_due");--> statement-breakpoint
CREATE INDEX "orders_by_policy" ON "orders" USING btree ("world_id","policy_version");--> statement-breakpoint
CREATE INDEX "orders_by_state" ON "orders" USING btree ("world_id","state","no" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "idempotency_by_age" ON "idempotency" USING btree ("world_id","at");--> statement-breakpoint
CREATE INDEX "notices_of_person" ON "notices" USING btree ("world_id","person_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notices_of_store" ON "notices" USING btree ("world_id","store_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "notices_in_time" ON "notices" USING btree ("world_id","at" DESC NULLS LAST,"stream","n","k");--> statement-breakpoint
CREATE INDEX "notices_of_outbox" ON "notices" USING btree ("world_id","outbox");--> statement-breakpoint
CREATE INDEX "legs_by_stage" ON "refund_legs" USING btree ("world_id","stage");--> statement-breakpoint
CREATE UNIQUE INDEX "one_refund_per_causing_event" ON "refunds" USING btree ("world_id","order_no","event_n");--> statement-breakpoint
CREATE UNIQUE INDEX "one_default_address" ON "addresses" USING btree ("world_id","buyer_id") WHERE "addresses"."is_default";--> statement-breakpoint
CREATE INDEX "instruments_of_buyer" ON "instruments" USING btree ("world_id","buyer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_person_per_email" ON "people" USING btree ("world_id","email");--> statement-breakpoint
CREATE INDEX "people_of_store" ON "people" USING btree ("world_id","store_id");--> statement-breakpoint
CREATE INDEX "people_of_account" ON "people" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_store_per_slug" ON "stores" USING btree ("world_id","slug");--> statement-breakpoint
CREATE INDEX "stores_by_state" ON "stores" USING btree ("world_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "one_advance_at_a_time" ON "advances" USING btree ("world_id") WHERE "advances"."status" = 'advancing';--> statement-breakpoint
CREATE UNIQUE INDEX "one_advance_per_key" ON "advances" USING btree ("world_id","key") WHERE "advances"."key" is not null;--> statement-breakpoint
CREATE INDEX "advances_under_way" ON "advances" USING btree ("heartbeat") WHERE "advances"."status" = 'advancing';--> statement-breakpoint
CREATE INDEX "world_wakeups_by_next_real_due" ON "world_wakeups" USING btree ("next_real_due");--> statement-breakpoint
CREATE INDEX "world_wakeups_with_outbox" ON "world_wakeups" USING btree ("world_id") WHERE "world_wakeups"."outbox_pending";--> statement-breakpoint
CREATE UNIQUE INDEX "worlds_slug" ON "worlds" USING btree ("slug");