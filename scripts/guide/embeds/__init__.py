"""The guide inside the website of a clinic: one file for each page, with nothing to load.

Layers, each importing only those before it:

    choice     which parts of pages stand alone, and which embeds may be larger (embeds.yml)
    drawings   the drawings of a page, without styles that a strict policy would refuse
    body       a rendered page, slimmed: its parts, its sources, its links as whole addresses
    pack       what every embed holds beside the words: style sheet, script, policy
    embed      one embed as a file
    plain      the same words as HTML to paste where frames are stripped
    oembed     the JSON that WordPress and others ask for
    snippet    what a clinic pastes
    write      all of it below a site

``assets/options.js`` and ``assets/frame.js`` run inside an embed, ``assets/embed.js`` inside the
clinic's page. Addresses below ``embed/v1/`` and the names of options never change; what needs a new
shape becomes v2.
"""
