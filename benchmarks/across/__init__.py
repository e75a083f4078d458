"""What several articles must yield together: stories told by many outlets, and a measure of the rows that come out."""
