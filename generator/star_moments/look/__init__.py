"""How the wall looks: the tokens, what an organisation may change of them, and what follows.

    mkdocs.yml ─ asked ─> colours and files ─ judge ─> those that can be used ─> Look
        ─ derive ─> all colours ─ sheets, favicon ─> what pages and screens are drawn with

Nothing here knows the content of a wall.
"""
