"""Reading German sentences by closed word lists and word order, where no trained model is at hand."""
