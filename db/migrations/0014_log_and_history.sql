CREATE TYPE "public"."change_kind" AS ENUM('published', 'changed', 'imported', 'confirmed', 'withdrawn', 'restored');--> statement-breakpoint
CREATE TABLE "audit_details" (
	"event_id" bigint NOT NULL,
	"key_id" uuid NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "audit_details_event_id_key_id_pk" PRIMARY KEY("event_id","key_id")
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"event_id" bigint NOT NULL,
	"hash" text NOT NULL,
	"signature" text,
	CONSTRAINT "audit_head_one" CHECK (is_only)
);
--> statement-breakpoint
CREATE TABLE "audit_keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"wrapped" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "company_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "company_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"company_id" integer NOT NULL,
	"kind" "change_kind" NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"author_id" text,
	"decided_by" text,
	"source_key" text,
	"before" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"after" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "company_changes_imported" CHECK ((kind = 'imported') = (source_key is not null))
);
--> statement-breakpoint
CREATE TABLE "confirmations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"company_id" integer NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
DROP INDEX "audit_events_subject_index";--> statement-breakpoint
DROP INDEX "audit_events_actor_id_index";--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "details" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "companies" ADD COLUMN "confirmation_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "suppressions" ADD COLUMN "company_id" integer;--> statement-breakpoint
ALTER TABLE "audit_keys" ADD CONSTRAINT "audit_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_changes" ADD CONSTRAINT "company_changes_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_changes" ADD CONSTRAINT "company_changes_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_changes" ADD CONSTRAINT "company_changes_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_changes" ADD CONSTRAINT "company_changes_source_key_data_sources_key_fk" FOREIGN KEY ("source_key") REFERENCES "public"."data_sources"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_keys_user_id_created_at_index" ON "audit_keys" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "company_changes_company_id_id_index" ON "company_changes" USING btree ("company_id","id");--> statement-breakpoint
CREATE INDEX "company_changes_author_id_index" ON "company_changes" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "company_changes_decided_by_index" ON "company_changes" USING btree ("decided_by");--> statement-breakpoint
CREATE INDEX "confirmations_company_id_index" ON "confirmations" USING btree ("company_id");--> statement-breakpoint
CREATE INDEX "confirmations_user_id_index" ON "confirmations" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "confirmations_expires_at_index" ON "confirmations" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_company_id_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."companies"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_events_subject_id_index" ON "audit_events" USING btree ("subject","id");--> statement-breakpoint
CREATE INDEX "audit_events_actor_id_id_index" ON "audit_events" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "audit_events_action_id_index" ON "audit_events" USING btree ("action","id");--> statement-breakpoint
CREATE INDEX "audit_events_at_index" ON "audit_events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_events_fields_index" ON "audit_events" USING gin ("fields");--> statement-breakpoint
CREATE INDEX "suppressions_company_id_index" ON "suppressions" USING btree ("company_id");
--> statement-breakpoint
INSERT INTO "audit_head" ("event_id", "hash") SELECT coalesce(max(id), 0), coalesce((SELECT hash FROM audit_events ORDER BY id DESC LIMIT 1), '') FROM audit_events;
--> statement-breakpoint
INSERT INTO "company_changes" ("company_id", "kind", "at", "author_id", "decided_by", "before", "after")
SELECT company_id, (CASE WHEN base = '{}' THEN 'published' ELSE 'changed' END)::"change_kind", decided_at, author_id, decided_by,
  coalesce((SELECT jsonb_object_agg(key, value) FROM jsonb_each(base) WHERE decisions #> ARRAY[key, 'accepted'] = 'true'), '{}'),
  coalesce((SELECT jsonb_object_agg(key, value) FROM jsonb_each(changes) WHERE decisions #> ARRAY[key, 'accepted'] = 'true'), '{}')
FROM "submissions" WHERE status = 'accepted' AND company_id IS NOT NULL ORDER BY decided_at;
