"""Our own search over the networks of a recogniser that reads whole utterances."""
