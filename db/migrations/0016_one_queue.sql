CREATE TYPE "public"."decision_outcome" AS ENUM('accept', 'reject');--> statement-breakpoint
CREATE TABLE "bulk_decisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"moderator_id" text NOT NULL,
	"outcome" "decision_outcome" NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "bulk_decisions_reason" CHECK (outcome = 'accept' or reason <> ''),
	CONSTRAINT "bulk_decisions_one_end" CHECK (started_at is null or undone_at is null)
);
--> statement-breakpoint
CREATE TABLE "impersonations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"staff_id" text NOT NULL,
	"member_id" text NOT NULL,
	"reason" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "impersonations_of_another" CHECK (staff_id <> member_id),
	CONSTRAINT "impersonations_reason" CHECK (reason <> '')
);
--> statement-breakpoint
ALTER TABLE "claims" DROP CONSTRAINT "claims_contested";--> statement-breakpoint
DROP INDEX "users_created_at_index";--> statement-breakpoint
DROP INDEX "claims_waiting";--> statement-breakpoint
DROP INDEX "reports_waiting";--> statement-breakpoint
ALTER TABLE "categories" ADD COLUMN "former_slugs" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "contested_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "held_by" text;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "held_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "field" text;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "proposal" text;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "ground" text;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "held_by" text;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "held_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "bulk_decision_id" uuid;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "entered_by" text;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "bulk_decision_id" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "impersonation_id" uuid;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "last_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "bulk_decisions" ADD CONSTRAINT "bulk_decisions_moderator_id_users_id_fk" FOREIGN KEY ("moderator_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impersonations" ADD CONSTRAINT "impersonations_staff_id_users_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "impersonations" ADD CONSTRAINT "impersonations_member_id_users_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulk_decisions_planned" ON "bulk_decisions" USING btree ("moderator_id") WHERE started_at is null and undone_at is null;--> statement-breakpoint
CREATE INDEX "impersonations_member_id_started_at_index" ON "impersonations" USING btree ("member_id","started_at");--> statement-breakpoint
CREATE INDEX "impersonations_staff_id_index" ON "impersonations" USING btree ("staff_id");--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_held_by_users_id_fk" FOREIGN KEY ("held_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_held_by_users_id_fk" FOREIGN KEY ("held_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_bulk_decision_id_bulk_decisions_id_fk" FOREIGN KEY ("bulk_decision_id") REFERENCES "public"."bulk_decisions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_entered_by_users_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_bulk_decision_id_bulk_decisions_id_fk" FOREIGN KEY ("bulk_decision_id") REFERENCES "public"."bulk_decisions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_impersonation_id_impersonations_id_fk" FOREIGN KEY ("impersonation_id") REFERENCES "public"."impersonations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claims_decided" ON "claims" USING btree ("decided_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE decided_by is not null;--> statement-breakpoint
CREATE INDEX "reports_decided" ON "reports" USING btree ("decided_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE decided_by is not null;--> statement-breakpoint
CREATE INDEX "reports_bulk_decision_id_index" ON "reports" USING btree ("bulk_decision_id") WHERE bulk_decision_id is not null;--> statement-breakpoint
CREATE INDEX "submissions_decided" ON "submissions" USING btree ("decided_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE decided_by is not null;--> statement-breakpoint
CREATE INDEX "submissions_bulk_decision_id_index" ON "submissions" USING btree ("bulk_decision_id") WHERE bulk_decision_id is not null;--> statement-breakpoint
CREATE INDEX "sessions_impersonation_id_index" ON "sessions" USING btree ("impersonation_id") WHERE impersonation_id is not null;--> statement-breakpoint
CREATE INDEX "users_newest" ON "users" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "users_by_email" ON "users" USING btree (lower(email) text_pattern_ops);--> statement-breakpoint
CREATE INDEX "users_by_name" ON "users" USING btree (lower(name) text_pattern_ops);--> statement-breakpoint
CREATE INDEX "users_locked" ON "users" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE locked_at is not null;--> statement-breakpoint
CREATE INDEX "users_staff" ON "users" USING btree ("created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE role <> 'member';--> statement-breakpoint
CREATE INDEX "claims_waiting" ON "claims" USING btree ("contested_at","id") WHERE status = 'contested';--> statement-breakpoint
CREATE INDEX "reports_waiting" ON "reports" USING btree ("created_at","id") WHERE status = 'open';--> statement-breakpoint
UPDATE claims SET contested_at = created_at WHERE status = 'contested' OR decided_by IS NOT NULL;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_contested" CHECK (status <> 'contested' or (method is not null and contested_at is not null));