CREATE TYPE "public"."claim_method" AS ENUM('mail', 'file', 'metaTag', 'dns', 'documents');--> statement-breakpoint
CREATE TYPE "public"."claim_status" AS ENUM('open', 'contested', 'approved', 'rejected');--> statement-breakpoint
CREATE TABLE "claims" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" integer NOT NULL,
	"user_id" text NOT NULL,
	"status" "claim_status" DEFAULT 'open' NOT NULL,
	"method" "claim_method",
	"evidence" text,
	"code_sent_at" timestamp (3) with time zone,
	"code_tries" smallint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"reason" text,
	CONSTRAINT "claims_contested" CHECK (status <> 'contested' or method is not null),
	CONSTRAINT "claims_decided" CHECK ((status in ('approved', 'rejected')) = (decided_at is not null))
);
--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "claims_one_at_a_time" ON "claims" USING btree ("company_id","user_id") WHERE status in ('open', 'contested');--> statement-breakpoint
CREATE INDEX "claims_waiting" ON "claims" USING btree ("created_at") WHERE status = 'contested';--> statement-breakpoint
CREATE INDEX "claims_user_id_index" ON "claims" USING btree ("user_id");