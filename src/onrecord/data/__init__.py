"""Tables, the demonstration articles and the reader model."""
