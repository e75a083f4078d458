"""The reading room: a local web app over ``questions/``. Read ``page.py`` first, then ``app.py``.

In: a record's path. Out: pages, and of each its twins for programs (.json, .csv, .svg, .jsonld). A page is one file in
``pages/`` and one template. HTTP lives here and nowhere else.
"""
