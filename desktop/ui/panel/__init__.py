"""What stands beside the article: the cards of its signals and the list of its notes."""
