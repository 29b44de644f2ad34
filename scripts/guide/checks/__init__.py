"""The checks: an author is told where a mistake is before it is published.

    rule        what a rule is, what it reports, a correction
    settings    [tool.guide-checks] in pyproject.toml
    options     what one run knows: today and the settings
    rules/      one module a rule; they never import each other
    catalogue   finds the rules and reads their documentation; explain prints it
    ignores     comments that let one line pass, with a reason
    changed     what git says changed
    built       the pages of the built site, parsed once
    runner      the rules over a guide, in order
    result      what a run found, and what it left out; formats, sarif write it down
    writing, fixing
                files written all or nothing; corrections that are certain
    inspection  one whole run: read, check, build, check what was built
    arguments, progress, stopping, command
                the command line

A rule imports ``rule`` and the readers of the guide; nothing here imports a handout or an embed.
"""
