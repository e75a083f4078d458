"""Pictures, drawn here as SVG: rows of answers in, one ``<svg>`` out; every word in it escaped, every mark a link.

Colours stand as attributes, so that a picture that is taken away looks right; on a page the style sheet sets its own.
"""
