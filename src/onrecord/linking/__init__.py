"""What belongs together across articles: the same actor, the same claim, repeated wording. Pure: no record, no SQL."""
