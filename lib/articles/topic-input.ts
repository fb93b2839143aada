import { z } from 'zod';
import { isSlug, line, lines, requiredLine } from '#lib/text-input.ts';

export const TOPIC_NAME_MAX_LENGTH = 100;
export const TOPIC_DESCRIPTION_MAX_LENGTH = 500;

const name = requiredLine(TOPIC_NAME_MAX_LENGTH, 'Bitte geben Sie einen Namen an.');

export const newTopicInput = z.object({ name });

export const topicInput = z.object({
  name,
  slug: line(80).refine(
    isSlug,
    'Bitte nur kleine Buchstaben, Ziffern und einzelne Bindestriche, zum Beispiel „maerkte“.',
  ),
  description: lines(TOPIC_DESCRIPTION_MAX_LENGTH),
  /** What the form was made from: somebody else's edit in between is not overwritten. */
  seen: z.string(),
});

export type TopicInput = z.infer<typeof topicInput>;

/** The state of a topic, to compare. */
export const topicState = (topic: { name: string; slug: string; description: string | null }): string =>
  JSON.stringify([topic.name, topic.slug, topic.description ?? '']);
