ALTER TABLE "deadlines" DROP CONSTRAINT "what_is_suspended_remembers_its_rest";--> statement-breakpoint
ALTER TABLE "deadlines" ADD COLUMN "k" smallint NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "verify_by" "ms";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "verification_outcome" text DEFAULT 'pass' NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "credit_due" "ms";--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "credit_outcome" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "lost_at" "ms";--> statement-breakpoint
ALTER TABLE "deadlines" ADD CONSTRAINT "what_is_suspended_remembers_its_rest" CHECK ("deadlines"."state" <> 'suspended' or "deadlines"."remaining" is not null);