"""First looks: how right the program is on articles that nobody has looked at yet, each used once. See README.md."""
