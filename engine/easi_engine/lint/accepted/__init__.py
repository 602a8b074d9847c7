"""What an author accepted: everything a learner can meet in a story, written down once and compared ever after."""
