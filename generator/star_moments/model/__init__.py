"""What the files may say: their fields, typed, and what is known of each field."""
