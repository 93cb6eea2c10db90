"""Schemas at hand: names, releases, what documents and catalogs say, and the user's own store.

`resolving` finds a schema, always among files of this computer. `installing` alone uses the
network, and only for what somebody asked for.
"""
