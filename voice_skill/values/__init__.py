"""What travels between the rooms: plain frozen values. Standard library only."""
