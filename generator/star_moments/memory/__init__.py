"""What was found out already, as an argument that may be left out."""
