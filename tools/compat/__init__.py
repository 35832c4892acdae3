"""What the wall's style sheet and scripts use, and which browsers know it."""
