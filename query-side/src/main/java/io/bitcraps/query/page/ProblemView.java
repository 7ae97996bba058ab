package io.bitcraps.query.page;

/** What a page that could not be shown says. */
record ProblemView(int status, String sentence) {}
