"""What all renderers share: keys, addresses, cards, prose, the star."""
