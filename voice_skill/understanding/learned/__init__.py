"""What is learnt of a pack: weights, and the sentence model that they rest on."""
