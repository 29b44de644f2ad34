"""What a host needs to serve the guide, made from one policy so that hosts cannot differ.

    policy       deploy/policy.yml, read strictly
    inline       the hashes of the styles and scripts that stand inside pages
    answer       what a host has to send for an address
    nginx, caddy, headers_file
                 the policy in the words of each host, each from ``answer`` and ``policy`` alone
    main_conf    the frame of an nginx of its own, for the container and the tests
    meta         the policy inside the pages, for hosts that cannot send headers
    precompress  files kept compressed beside the originals
    write        all of it written into deploy/

Nothing here knows how the site is built: all that is read is the policy and a folder of files.
"""
