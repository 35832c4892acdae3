"""What a build keeps for the next one holds no words of what was taken down."""

from tests.support.builds import all_kept, build_again
from tests.support.world import ago


def test_the_words_of_a_withdrawn_moment_are_gone_with_the_next_build(world):
    world.moment("pysyy", quote="Nämä sanat pysyvät.")
    world.moment("pois", quote="Nämä sanat otetaan pois.")
    build_again(world)
    assert "otetaan pois" in all_kept(world).decode()
    world.moment("pois", quote="Nämä sanat otetaan pois.", withdrawn=ago(0))
    build_again(world)
    kept = all_kept(world).decode()
    assert "sanat pysyvät" in kept
    assert "otetaan pois" not in kept
    assert "moments/pois/" not in kept
