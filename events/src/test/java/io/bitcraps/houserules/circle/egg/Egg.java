package io.bitcraps.houserules.circle.egg;

import io.bitcraps.houserules.circle.hen.Hen;

/** Half of a circle of packages, for the rule against them to find. */
public interface Egg {
    Hen comesFrom();
}
