"""The command line: each command asks one question of the record and prints the answer, or prints it as JSON."""
