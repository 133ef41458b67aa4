CREATE TABLE "amendments" (
	"world_id" integer NOT NULL,
	"order_no" integer NOT NULL,
	"no" smallint NOT NULL,
	"by" text NOT NULL,
	"amendment" jsonb NOT NULL,
	"at" "ms" NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "amendments_pkey" PRIMARY KEY("world_id","order_no","no"),
	CONSTRAINT "amendment_state_is_known" CHECK ("amendments"."state" in ('live', 'replaced', 'accepted', 'declined', 'fallen'))
);
--> statement-breakpoint
CREATE TABLE "chargebacks" (
	"world_id" integer NOT NULL,
	"order_no" integer NOT NULL,
	"no" smallint NOT NULL,
	"state" text NOT NULL,
	"amount" "minor" NOT NULL,
	"noticed" "minor" NOT NULL,
	"reason" text NOT NULL,
	"opened_at" "ms" NOT NULL,
	"contested_at" "ms",
	"ended_at" "ms",
	"fault" text,
	CONSTRAINT "chargebacks_pkey" PRIMARY KEY("world_id","order_no","no"),
	CONSTRAINT "chargeback_state_is_known" CHECK ("chargebacks"."state" in ('open', 'contested', 'accepted', 'rejected')),
	CONSTRAINT "an_ended_chargeback_says_when" CHECK (("chargebacks"."state" in ('open', 'contested')) = ("chargebacks"."ended_at" is null)),
	CONSTRAINT "an_accepted_chargeback_says_whose_money_paid" CHECK (("chargebacks"."state" = 'accepted') = ("chargebacks"."fault" is not null)),
	CONSTRAINT "a_chargeback_takes_at_most_what_was_noticed" CHECK ("chargebacks"."amount" between 0 and "chargebacks"."noticed")
);
--> statement-breakpoint
CREATE TABLE "dispute_evidence" (
	"world_id" integer NOT NULL,
	"order_no" integer NOT NULL,
	"dispute_no" smallint NOT NULL,
	"k" smallint NOT NULL,
	"file_id" integer NOT NULL,
	"by" text NOT NULL,
	"name" text NOT NULL,
	"at" "ms" NOT NULL,
	CONSTRAINT "dispute_evidence_pkey" PRIMARY KEY("world_id","order_no","dispute_no","k")
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"world_id" integer NOT NULL,
	"order_no" integer NOT NULL,
	"no" smallint NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"received" boolean NOT NULL,
	"reason" text NOT NULL,
	"opened_at" "ms" NOT NULL,
	"respond_from" "ms",
	"mediation_at" "ms",
	"decided_at" "ms",
	"ended_at" "ms",
	"decided_by" text,
	"settled_amount" "minor",
	"settled_with_return" boolean,
	"settled_lines" smallint[],
	"appeal_by" text,
	"appeal_text" text,
	"appeal_at" "ms",
	"return_state" text,
	"return_authorized_at" "ms",
	"return_postage" text,
	"return_carrier" text,
	"return_tracking" text,
	"return_shipped_at" "ms",
	"return_delivered_at" "ms",
	"return_ended_at" "ms",
	"return_contest" text,
	CONSTRAINT "disputes_pkey" PRIMARY KEY("world_id","order_no","no"),
	CONSTRAINT "dispute_state_is_known" CHECK ("disputes"."state" in ('negotiating', 'mediation', 'verdict', 'appealed', 'returning', 'agreed', 'seller_silent', 'final', 'withdrawn', 'superseded')),
	CONSTRAINT "dispute_kind_is_known" CHECK ("disputes"."kind" in ('pre_ship', 'in_transit', 'after_sale')),
	CONSTRAINT "an_ended_dispute_says_when" CHECK (("disputes"."state" in ('negotiating', 'mediation', 'verdict', 'appealed', 'returning')) = ("disputes"."ended_at" is null)),
	CONSTRAINT "a_settlement_is_whole" CHECK (("disputes"."settled_amount" is null) = ("disputes"."settled_with_return" is null) and ("disputes"."settled_amount" is null) = ("disputes"."settled_lines" is null)),
	CONSTRAINT "an_appeal_is_whole" CHECK (("disputes"."appeal_by" is null) = ("disputes"."appeal_at" is null) and ("disputes"."appeal_by" is null) = ("disputes"."appeal_text" is null)),
	CONSTRAINT "goods_on_their_way_back_have_a_return" CHECK ("disputes"."state" <> 'returning' or "disputes"."return_state" is not null),
	CONSTRAINT "return_state_is_known" CHECK ("disputes"."return_state" in ('authorized', 'shipped_back', 'delivered_back', 'refunded', 'lapsed', 'contested', 'superseded'))
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"world_id" integer NOT NULL,
	"order_no" integer NOT NULL,
	"dispute_no" smallint NOT NULL,
	"no" smallint NOT NULL,
	"by" text NOT NULL,
	"amount" "minor" NOT NULL,
	"with_return" boolean NOT NULL,
	"lines" smallint[] NOT NULL,
	"text" text NOT NULL,
	"at" "ms" NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "proposals_pkey" PRIMARY KEY("world_id","order_no","dispute_no","no"),
	CONSTRAINT "nobody_proposes_less_than_nothing" CHECK ("proposals"."amount" >= 0),
	CONSTRAINT "proposal_state_is_known" CHECK ("proposals"."state" in ('live', 'replaced', 'accepted', 'fallen')),
	CONSTRAINT "a_proposal_has_a_side" CHECK ("proposals"."by" in ('buyer', 'seller', 'platform'))
);
--> statement-breakpoint
CREATE TABLE "suspensions" (
	"world_id" integer NOT NULL,
	"order_no" integer NOT NULL,
	"k" smallint NOT NULL,
	"cause" text NOT NULL,
	"from" "ms" NOT NULL,
	"to" "ms",
	CONSTRAINT "suspensions_pkey" PRIMARY KEY("world_id","order_no","k"),
	CONSTRAINT "a_suspension_ends_after_it_began" CHECK (coalesce("suspensions"."to" >= "suspensions"."from", true)),
	CONSTRAINT "a_suspension_has_a_cause" CHECK ("suspensions"."cause" in ('store_investigation', 'chargeback', 'dispute', 'carrier'))
);
--> statement-breakpoint
CREATE TABLE "verdicts" (
	"world_id" integer NOT NULL,
	"order_no" integer NOT NULL,
	"dispute_no" smallint NOT NULL,
	"no" smallint NOT NULL,
	"amount" "minor" NOT NULL,
	"with_return" boolean NOT NULL,
	"lines" smallint[] NOT NULL,
	"liability" text NOT NULL,
	"text" text NOT NULL,
	"at" "ms" NOT NULL,
	"person" integer,
	CONSTRAINT "verdicts_pkey" PRIMARY KEY("world_id","order_no","dispute_no","no"),
	CONSTRAINT "one_verdict_and_one_after_an_appeal" CHECK ("verdicts"."no" in (1, 2)),
	CONSTRAINT "a_verdict_takes_nothing_from_the_buyer" CHECK ("verdicts"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "evidence_files" (
	"world_id" integer NOT NULL,
	"id" integer NOT NULL,
	"order_no" integer,
	"store_id" integer,
	"case_no" smallint NOT NULL,
	"side" text NOT NULL,
	"place" smallint NOT NULL,
	"person_id" integer,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"bytes" integer NOT NULL,
	"key" text NOT NULL,
	"at" "ms" NOT NULL,
	CONSTRAINT "evidence_files_pkey" PRIMARY KEY("world_id","id"),
	CONSTRAINT "a_file_speaks_of_one_case" CHECK (("evidence_files"."order_no" is null) <> ("evidence_files"."store_id" is null)),
	CONSTRAINT "at_most_five_files_per_side" CHECK ("evidence_files"."place" between 1 and 5),
	CONSTRAINT "a_file_has_at_most_5_megabytes" CHECK ("evidence_files"."bytes" between 1 and 5242880),
	CONSTRAINT "a_file_is_a_picture_or_a_pdf" CHECK ("evidence_files"."type" in ('image/png', 'image/jpeg', 'image/webp', 'application/pdf'))
);
--> statement-breakpoint
CREATE TABLE "scans" (
	"world_id" integer NOT NULL,
	"order_no" integer NOT NULL,
	"k" smallint NOT NULL,
	"fact" text NOT NULL,
	"at" "ms" NOT NULL,
	CONSTRAINT "scans_pkey" PRIMARY KEY("world_id","order_no","k")
);
--> statement-breakpoint
CREATE TABLE "measurements" (
	"world_id" integer NOT NULL,
	"measured_at" "ms" NOT NULL,
	"points_at" "ms",
	CONSTRAINT "measurements_pkey" PRIMARY KEY("world_id")
);
--> statement-breakpoint
CREATE TABLE "metrics" (
	"world_id" integer NOT NULL,
	"subject" text NOT NULL,
	"key" text NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "metrics_pkey" PRIMARY KEY("world_id","subject","key")
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"world_id" integer NOT NULL,
	"subject" text NOT NULL,
	"score" integer NOT NULL,
	"proposal" text NOT NULL,
	"at" "ms" NOT NULL,
	CONSTRAINT "scores_pkey" PRIMARY KEY("world_id","subject"),
	CONSTRAINT "a_proposal_is_known" CHECK ("scores"."proposal" in ('none', 'review', 'freeze'))
);
--> statement-breakpoint
CREATE TABLE "signals" (
	"world_id" integer NOT NULL,
	"subject" text NOT NULL,
	"key" text NOT NULL,
	"value" double precision NOT NULL,
	"volume" integer NOT NULL,
	"hit" boolean NOT NULL,
	"evidence" jsonb NOT NULL,
	"at" "ms" NOT NULL,
	CONSTRAINT "signals_pkey" PRIMARY KEY("world_id","subject","key")
);
--> statement-breakpoint
CREATE TABLE "followers" (
	"world_id" integer NOT NULL,
	"store_id" integer NOT NULL,
	"order_no" integer NOT NULL,
	CONSTRAINT "followers_pkey" PRIMARY KEY("world_id","store_id","order_no")
);
--> statement-breakpoint
CREATE TABLE "sanctions" (
	"world_id" integer NOT NULL,
	"store_id" integer NOT NULL,
	"k" smallint NOT NULL,
	"kind" text NOT NULL,
	"from" "ms" NOT NULL,
	"until" "ms",
	"reason" text NOT NULL,
	CONSTRAINT "sanctions_pkey" PRIMARY KEY("world_id","store_id","k"),
	CONSTRAINT "sanction_is_known" CHECK ("sanctions"."kind" in ('marketing_off', 'search_demotion', 'listing_block', 'payout_hold', 'selling_stop'))
);
--> statement-breakpoint
CREATE TABLE "store_acts" (
	"world_id" integer NOT NULL,
	"store_id" integer NOT NULL,
	"no" smallint NOT NULL,
	"kind" text NOT NULL,
	"at" "ms" NOT NULL,
	"by_clock" boolean NOT NULL,
	"bound" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "store_acts_pkey" PRIMARY KEY("world_id","store_id","no"),
	CONSTRAINT "acts_count_from_one" CHECK ("store_acts"."no" >= 1),
	CONSTRAINT "an_act_freezes_releases_or_blocks" CHECK ("store_acts"."kind" in ('freeze', 'release', 'block'))
);
--> statement-breakpoint
CREATE TABLE "store_deadlines" (
	"world_id" integer NOT NULL,
	"store_id" integer NOT NULL,
	"stream" text GENERATED ALWAYS AS ('store:' || store_id) STORED NOT NULL,
	"kind" text NOT NULL,
	"generation" smallint NOT NULL,
	"k" smallint NOT NULL,
	"priority" smallint NOT NULL,
	"state" text NOT NULL,
	"due" "ms" NOT NULL,
	"fired_at" "ms",
	"last_error" text,
	CONSTRAINT "store_deadlines_pkey" PRIMARY KEY("world_id","store_id","kind","generation"),
	CONSTRAINT "a_store_deadline_never_fires_early" CHECK (("store_deadlines"."state" = 'fired') = ("store_deadlines"."fired_at" is not null) and coalesce("store_deadlines"."fired_at" >= "store_deadlines"."due", true)),
	CONSTRAINT "store_deadline_state_is_known" CHECK ("store_deadlines"."state" in ('armed', 'fired', 'disarmed', 'superseded'))
);
--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "a_share_per_unit";--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "a_line_total_is_its_parts";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "subsidy" "minor" DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "store_acts" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "bound_until" "ms";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "protection_days" integer;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "protection_asked_at" "ms";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "protection_extended" "ms" DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "proceeds_gross" "minor";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "proceeds_commission" "minor";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "proceeds_net" "minor";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "proceeds_pending" "minor";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "paid_out" boolean;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "regions" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "dispute_open" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "chargeback_open" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "standing_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "counts_from" "ms" DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "head" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "last_event_at" "ms" DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "shipments" ADD COLUMN "plan" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "head" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "last_event_at" "ms" DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "act_count" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "sanction_count" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "investigation" jsonb;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "appeal" jsonb;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "blocked_at" "ms";--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "withheld_decision" text;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "points" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "next_due" "ms";--> statement-breakpoint
ALTER TABLE "world_wakeups" ADD COLUMN "followers_pending" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "worlds" ADD COLUMN "carrier" text DEFAULT 'simulated' NOT NULL;--> statement-breakpoint
ALTER TABLE "amendments" ADD CONSTRAINT "an_amendment_belongs_to_an_order" FOREIGN KEY ("world_id","order_no") REFERENCES "public"."orders"("world_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chargebacks" ADD CONSTRAINT "a_chargeback_belongs_to_an_order" FOREIGN KEY ("world_id","order_no") REFERENCES "public"."orders"("world_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute_evidence" ADD CONSTRAINT "evidence_belongs_to_a_dispute" FOREIGN KEY ("world_id","order_no","dispute_no") REFERENCES "public"."disputes"("world_id","order_no","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute_evidence" ADD CONSTRAINT "evidence_is_a_file" FOREIGN KEY ("world_id","file_id") REFERENCES "public"."evidence_files"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "a_dispute_belongs_to_an_order" FOREIGN KEY ("world_id","order_no") REFERENCES "public"."orders"("world_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "a_proposal_belongs_to_a_dispute" FOREIGN KEY ("world_id","order_no","dispute_no") REFERENCES "public"."disputes"("world_id","order_no","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspensions" ADD CONSTRAINT "a_suspension_belongs_to_an_order" FOREIGN KEY ("world_id","order_no") REFERENCES "public"."orders"("world_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "a_verdict_belongs_to_a_dispute" FOREIGN KEY ("world_id","order_no","dispute_no") REFERENCES "public"."disputes"("world_id","order_no","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_files" ADD CONSTRAINT "a_file_speaks_of_an_order" FOREIGN KEY ("world_id","order_no") REFERENCES "public"."orders"("world_id","no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_files" ADD CONSTRAINT "a_file_speaks_of_a_store" FOREIGN KEY ("world_id","store_id") REFERENCES "public"."stores"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "a_scan_is_of_a_parcel" FOREIGN KEY ("world_id","order_no") REFERENCES "public"."shipments"("world_id","order_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "followers" ADD CONSTRAINT "followers_have_a_store" FOREIGN KEY ("world_id","store_id") REFERENCES "public"."stores"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sanctions" ADD CONSTRAINT "a_sanction_is_on_a_store" FOREIGN KEY ("world_id","store_id") REFERENCES "public"."stores"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_acts" ADD CONSTRAINT "an_act_is_of_a_store" FOREIGN KEY ("world_id","store_id") REFERENCES "public"."stores"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_deadlines" ADD CONSTRAINT "a_store_deadline_belongs_to_a_store" FOREIGN KEY ("world_id","store_id") REFERENCES "public"."stores"("world_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_amendment_per_order" ON "amendments" USING btree ("world_id","order_no") WHERE "amendments"."state" = 'live';--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_chargeback_per_order" ON "chargebacks" USING btree ("world_id","order_no") WHERE "chargebacks"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "open_chargebacks_by_age" ON "chargebacks" USING btree ("world_id","opened_at","order_no") WHERE "chargebacks"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "a_file_is_evidence_once" ON "dispute_evidence" USING btree ("world_id","file_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_dispute_per_order" ON "disputes" USING btree ("world_id","order_no") WHERE "disputes"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "open_disputes_by_age" ON "disputes" USING btree ("world_id","opened_at","order_no") WHERE "disputes"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_proposal_per_side" ON "proposals" USING btree ("world_id","order_no","dispute_no","by") WHERE "proposals"."state" = 'live';--> statement-breakpoint
CREATE UNIQUE INDEX "one_running_suspension_per_cause" ON "suspensions" USING btree ("world_id","order_no","cause") WHERE "suspensions"."to" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_file_per_place_in_a_dispute" ON "evidence_files" USING btree ("world_id","order_no","case_no","side","place") WHERE "evidence_files"."order_no" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_file_per_place_in_an_investigation" ON "evidence_files" USING btree ("world_id","store_id","case_no","side","place") WHERE "evidence_files"."store_id" is not null;--> statement-breakpoint
CREATE INDEX "files_by_person" ON "evidence_files" USING btree ("world_id","person_id");--> statement-breakpoint
CREATE INDEX "scores_highest_first" ON "scores" USING btree ("world_id","score","subject");--> statement-breakpoint
CREATE INDEX "signals_that_count" ON "signals" USING btree ("world_id","subject") WHERE "signals"."hit";--> statement-breakpoint
CREATE UNIQUE INDEX "one_sanction_of_a_kind" ON "sanctions" USING btree ("world_id","store_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "one_running_deadline_of_a_store_per_kind" ON "store_deadlines" USING btree ("world_id","store_id","kind") WHERE "store_deadlines"."state" = 'armed';--> statement-breakpoint
CREATE INDEX "armed_store_deadlines_in_due_order" ON "store_deadlines" USING btree ("world_id","due","priority","store_id") WHERE "store_deadlines"."state" = 'armed';--> statement-breakpoint
CREATE INDEX "world_wakeups_with_followers" ON "world_wakeups" USING btree ("world_id") WHERE "world_wakeups"."followers_pending";--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "a_line_ships_what_was_ordered_or_less" CHECK ("order_lines"."quantity" between 1 and cardinality("order_lines"."unit_totals"));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "a_line_total_is_its_parts" CHECK ("order_lines"."total" = cardinality("order_lines"."unit_totals") * "order_lines"."unit_price" - "order_lines"."bundle_discount" - "order_lines"."store_discount" - "order_lines"."platform_discount");--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "proceeds_are_whole" CHECK (("orders"."proceeds_net" is null) = ("orders"."proceeds_gross" is null) and ("orders"."proceeds_net" is null) = ("orders"."proceeds_commission" is null)
        and ("orders"."proceeds_net" is null) = ("orders"."proceeds_pending" is null) and ("orders"."proceeds_net" is null) = ("orders"."paid_out" is null));--> statement-breakpoint
ALTER TABLE "stores" ADD CONSTRAINT "a_frozen_store_is_investigated" CHECK ("stores"."state" <> 'frozen' or "stores"."investigation" is not null);--> statement-breakpoint
ALTER TABLE "worlds" ADD CONSTRAINT "a_carrier_is_simulated_or_by_hand" CHECK ("worlds"."carrier" in ('simulated', 'by_hand'));