"""The conversation of `star-moments new`, in the words of the wall's language."""
