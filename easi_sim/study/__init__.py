"""One learner's study: the session played, and what is made of what was played before."""
