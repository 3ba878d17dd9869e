"""How what strangers wrote is read: bounded, and as plain values."""
