"""The checks: an author is told where a mistake is before it is published.

    rule        what a rule is, what it reports, a correction
    settings    [tool.guide-checks] in pyproject.toml
    options     what one run knows: today, the settings, the built site
    rules/      one module a rule; they never import each other
    catalogue   finds the rules and reads their documentation
    ignores     comments that let one line pass, with a reason
    changed     what git says changed
    built       the pages of the built site, parsed once
    runner      everything above, in order
    formats     text, github, json;  sarif
    fixing      corrections that are certain, written all or nothing
    command     the command line

A rule imports ``rule`` and the readers of the guide; nothing here imports a handout or an embed.
"""
