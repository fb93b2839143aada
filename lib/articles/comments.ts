interface Comment {
  externalId: string;
  replyTo: string | null;
  authorName: string | null;
}

export type Threaded<T> = T & {
  /** 0: to the article itself. */
  depth: number;
  /** Whom it answers. */
  answers: string | null;
};

/** Comments as they are read: each answer below what it answers, in the order in which they came. */
export function threadsOf<T extends Comment>(comments: T[]): Threaded<T>[] {
  const known = new Map(comments.map((comment) => [comment.externalId, comment]));
  const answersTo = Map.groupBy(comments, ({ replyTo }) => (replyTo && known.has(replyTo) ? replyTo : ''));
  const shown: Threaded<T>[] = [];
  const seen = new Set<T>();
  // A loop, because answers to answers may go on at will.
  const show = (roots: T[]) => {
    const ahead = roots.toReversed().map((comment) => ({ comment, depth: 0 }));
    for (let next = ahead.pop(); next; next = ahead.pop()) {
      const { comment, depth } = next;
      if (seen.has(comment)) continue;
      seen.add(comment);
      shown.push({ ...comment, depth, answers: known.get(comment.replyTo ?? '')?.authorName ?? null });
      const answers = answersTo.get(comment.externalId) ?? [];
      ahead.push(...answers.toReversed().map((answer) => ({ comment: answer, depth: depth + 1 })));
    }
  };
  show(answersTo.get('') ?? []);
  // Two that answer each other are no one's answer, and still to be read.
  for (const comment of comments) show([comment]);
  return shown;
}
