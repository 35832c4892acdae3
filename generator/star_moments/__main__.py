"""Run the command line as `python -m star_moments`."""

from star_moments.cli import main

if __name__ == "__main__":
    main(prog_name="star-moments")
