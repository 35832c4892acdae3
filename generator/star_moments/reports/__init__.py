"""What people are told: findings, where each moment stands, and the alarm."""
