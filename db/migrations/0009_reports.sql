CREATE TYPE "public"."withdrawn_by" AS ENUM('owner', 'moderator');--> statement-breakpoint
CREATE TYPE "public"."report_kind" AS ENUM('correction', 'unlawful', 'objection');--> statement-breakpoint
CREATE TYPE "public"."report_status" AS ENUM('open', 'followed', 'declined');--> statement-breakpoint
CREATE TABLE "reports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" "report_kind" NOT NULL,
	"company_id" integer,
	"path" text NOT NULL,
	"message" text NOT NULL,
	"reporter_name" text,
	"reporter_email" text,
	"status" "report_status" DEFAULT 'open' NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	CONSTRAINT "reports_path" CHECK (path ~ '^/'),
	CONSTRAINT "reports_decided" CHECK ((status = 'open') = (decided_at is null) and (status = 'open' or reason is not null))
);
--> statement-breakpoint
ALTER TABLE "companies" DROP CONSTRAINT "companies_withdrawn";--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "withdrawn_by" "withdrawn_by";--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reports_waiting" ON "reports" USING btree ("created_at") WHERE status = 'open';--> statement-breakpoint
CREATE INDEX "reports_company_id_index" ON "reports" USING btree ("company_id");--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_withdrawn" CHECK ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null or status = 'withdrawn'));