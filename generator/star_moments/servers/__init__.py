"""What a web server needs to show the wall, as files that stand by themselves.

`star-moments servers` writes them into a folder: examples for nginx, Apache and Caddy, a script
that makes the wall each night, and one that fetches what a workflow has made.
"""

FILES = ("Caddyfile", "apache.conf", "build_wall.sh", "fetch_wall.py", "nginx.conf")
