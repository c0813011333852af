"""What can people do, and what keeps them from it? The only writers: right, rule, row and event in one transaction."""
