"""What a record is made of: tables, the shapes in which values are kept, and how older records become today's."""
