CREATE TABLE "article_holds" (
	"article_id" integer PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "article_versions" ADD COLUMN "is_open" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "article_versions" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "article_versions" ADD COLUMN "writer_id" text;--> statement-breakpoint
ALTER TABLE "article_versions" ADD COLUMN "saved_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "articles" ADD COLUMN "edited_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "article_holds" ADD CONSTRAINT "article_holds_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_holds" ADD CONSTRAINT "article_holds_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_holds_user_id_index" ON "article_holds" USING btree ("user_id");--> statement-breakpoint
ALTER TABLE "article_versions" ADD CONSTRAINT "article_versions_writer_id_users_id_fk" FOREIGN KEY ("writer_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "article_versions_open" ON "article_versions" USING btree ("article_id") WHERE is_open;--> statement-breakpoint
CREATE INDEX "article_versions_writer" ON "article_versions" USING btree ("writer_id") WHERE writer_id is not null;--> statement-breakpoint
CREATE INDEX "articles_edited" ON "articles" USING btree ("edited_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
UPDATE articles SET edited_at = updated_at;--> statement-breakpoint
UPDATE article_versions SET saved_at = created_at;
