"""English grammar that is code: clauses, assertion (ConText), amounts. Pure."""
