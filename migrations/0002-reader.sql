-- How often the optional reader was asked, by day in China: a number, and nothing of a question.
CREATE TABLE reader_days (
  day TEXT NOT NULL PRIMARY KEY,
  asked INTEGER NOT NULL
);
