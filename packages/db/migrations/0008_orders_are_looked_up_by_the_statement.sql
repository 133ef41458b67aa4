ALTER TABLE "cancel_requests" DROP CONSTRAINT "a_request_belongs_to_an_order";
--> statement-breakpoint
ALTER TABLE "deadlines" DROP CONSTRAINT "a_deadline_belongs_to_an_order";
--> statement-breakpoint
ALTER TABLE "amendments" DROP CONSTRAINT "an_amendment_belongs_to_an_order";
--> statement-breakpoint
ALTER TABLE "chargebacks" DROP CONSTRAINT "a_chargeback_belongs_to_an_order";
--> statement-breakpoint
ALTER TABLE "disputes" DROP CONSTRAINT "a_dispute_belongs_to_an_order";
--> statement-breakpoint
ALTER TABLE "suspensions" DROP CONSTRAINT "a_suspension_belongs_to_an_order";
--> statement-breakpoint
ALTER TABLE "evidence_files" DROP CONSTRAINT "a_file_speaks_of_an_order";
--> statement-breakpoint
ALTER TABLE "order_grants" DROP CONSTRAINT "a_used_grant_belongs_to_an_order";
--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "a_line_belongs_to_an_order";
--> statement-breakpoint
ALTER TABLE "refunds" DROP CONSTRAINT "a_refund_belongs_to_an_order";
--> statement-breakpoint
ALTER TABLE "tenders" DROP CONSTRAINT "a_tender_belongs_to_an_order";
--> statement-breakpoint
ALTER TABLE "shipments" DROP CONSTRAINT "a_parcel_belongs_to_an_order";
