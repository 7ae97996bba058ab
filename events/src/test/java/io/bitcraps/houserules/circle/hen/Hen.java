package io.bitcraps.houserules.circle.hen;

import io.bitcraps.houserules.circle.egg.Egg;

/** Half of a circle of packages, for the rule against them to find. */
public interface Hen {
    Egg comesFrom();
}
