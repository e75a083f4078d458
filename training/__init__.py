"""How the reader model is made from public corpora; not shipped."""
