"""How duplicates are found, verified, decided and explained."""
