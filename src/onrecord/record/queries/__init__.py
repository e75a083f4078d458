"""What can be asked of a record, by subject. In: a reading transaction. Out: typed rows (``onrecord.record.rows``)."""
