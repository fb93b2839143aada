ALTER TYPE "public"."mail_token_purpose" ADD VALUE 'linkProvider';--> statement-breakpoint
CREATE TABLE "sent_forms" (
	"key" text PRIMARY KEY NOT NULL,
	"content" text NOT NULL,
	"result" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "used_challenges" ADD COLUMN "content" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "sent_forms_expires_at_index" ON "sent_forms" USING btree ("expires_at");