ALTER TYPE "public"."change_kind" ADD VALUE 'closed';--> statement-breakpoint
ALTER TYPE "public"."change_kind" ADD VALUE 'reopened';