-- What people thought of answers, counted by day: never a question, never who said it.
CREATE TABLE feedback (
  day TEXT NOT NULL,
  index_id TEXT NOT NULL,
  answer_id TEXT NOT NULL,
  useful INTEGER NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  count INTEGER NOT NULL,
  PRIMARY KEY (day, index_id, answer_id, useful, reason)
);
