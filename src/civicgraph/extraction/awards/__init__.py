"""Honours and prizes that an article reports as given: who gave what to whom."""
