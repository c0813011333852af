"""Which shapes do requests and answers have?"""

from ninja import Schema

# Built when first used: most shapes only describe answers, which no request is held against, and a worker that builds
# all of them at its start holds 10 MB more.
Schema.model_config["defer_build"] = True
