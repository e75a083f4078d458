"""All that only SQLite can say: connections, transactions, the index of words, arrays of keys, the stores of joining.

Another database would have the same files under another name.
"""
