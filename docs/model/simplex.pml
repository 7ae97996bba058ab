/*
 * Agreement of the consensus rules of docs/protocol.md, section 2, "What carries agreement": every run of three honest
 * validators and one Byzantine one over three views. README.md beside this file says what is abstracted and why that
 * loses nothing; .ci/model checks the rules, and that the model notices when one of them is missing.
 *
 * A block is a number: 1 is genesis, 2 and 3 are the blocks of view 1, 4 and 5 of view 2, 6 and 7 of view 3. So the view
 * of a block is its number halved, and whatever is older has a smaller number.
 */

#ifndef QUORUM
#define QUORUM 3 /* votes in a certificate; rule 1 */
#endif
#ifndef BYZANTINE
#define BYZANTINE 1 /* validators whose votes are there for every ballot, whenever that serves them */
#endif
#ifndef HONEST
#define HONEST 3 /* at most 3 */
#endif

#define GENESIS 1
#define VIEW(block) ((block) / 2)

/* What a validator has cast is a set of bits, five a view: two notarize votes, nullify, two finalize votes. */
#define BITS(view) (5 * ((view) - 1))
#define NOTARIZE(block) (1 << (BITS(VIEW(block)) + (block) % 2))
#define NULLIFY(view) (4 << BITS(view))
#define FINALIZE(block) (8 << (BITS(VIEW(block)) + (block) % 2))
#define ANY_NOTARIZE(view) (3 << BITS(view))
#define ANY_FINALIZE(view) (24 << BITS(view))
#define EVERY_VIEW 1057 /* the first bit of each view */

short cast[3];    /* votes sent: nothing takes them back */
short journal[3]; /* votes a validator knows it cast; the same set, unless rule 6 is dropped */
byte parent[8];   /* of a block that some honest validator voted for, else 0 */
hidden short moved;
hidden byte older, newer, ancestor;

/* A ballot has a certificate when honest votes and the Byzantine ones, which any ballot can have, make a quorum. */
#define CERTIFIED(votes) \
    (((cast[0] & (votes)) != 0) + ((cast[1] & (votes)) != 0) + ((cast[2] & (votes)) != 0) + BYZANTINE >= QUORUM)

#ifdef WITHOUT_RULE_1 /* votes are counted per kind and view, whatever their block */
#define NOTARIZED(block) ((block) == GENESIS || CERTIFIED(ANY_NOTARIZE(VIEW(block))))
#define FINAL(block) (parent[block] && CERTIFIED(ANY_FINALIZE(VIEW(block))))
#else
#define NOTARIZED(block) ((block) == GENESIS || CERTIFIED(NOTARIZE(block)))
#define FINAL(block) (CERTIFIED(FINALIZE(block)))
#endif

#ifdef WITHOUT_RULE_2
#define MAY_NOTARIZE(i, block) (!(journal[i] & NOTARIZE(block)))
#else
#define MAY_NOTARIZE(i, block) \
    (!(journal[i] & (ANY_NOTARIZE(VIEW(block)) | NULLIFY(VIEW(block)) | ANY_FINALIZE(VIEW(block)))))
#endif

#ifdef WITHOUT_RULE_3_PARENT
#define PARENT_HELD(block) ((block) == GENESIS || parent[block])
#else
#define PARENT_HELD(block) (NOTARIZED(block))
#endif

#ifdef WITHOUT_RULE_3_GAP
#define GAP_NULLIFIED(from, to) (true)
#else
#define GAP_NULLIFIED(from, to) \
    (((from) >= 1 || 1 >= (to) || CERTIFIED(NULLIFY(1))) && ((from) >= 2 || 2 >= (to) || CERTIFIED(NULLIFY(2))))
#endif

#ifdef WITHOUT_RULE_4
#define MAY_STAND_FOR(block) (parent[block])
#else
#define MAY_STAND_FOR(block) (NOTARIZED(block))
#endif

#ifdef WITHOUT_RULE_5_NULLIFY
#define MAY_NULLIFY(i, view) (!(journal[i] & NULLIFY(view)))
#else
#define MAY_NULLIFY(i, view) (!(journal[i] & (NULLIFY(view) | ANY_FINALIZE(view))))
#endif

#ifdef WITHOUT_RULE_5_FINALIZE
#define MAY_FINALIZE(i, block) (!(journal[i] & FINALIZE(block)))
#else
#define MAY_FINALIZE(i, block) (!(journal[i] & (FINALIZE(block) | NULLIFY(VIEW(block)))))
#endif

#define SWAP(array, i) moved = array[i]; array[i] = array[i + 1]; array[i + 1] = moved
#define SWAP_UNSORTED(i) \
    if \
    :: cast[i] > cast[i + 1] || (cast[i] == cast[i + 1] && journal[i] > journal[i + 1]) -> \
        SWAP(cast, i); SWAP(journal, i) \
    :: else \
    fi

/* Honest validators differ by their votes alone: kept sorted, states that are the same but for names are one. */
inline sorted() {
    SWAP_UNSORTED(0);
#if HONEST > 2
    SWAP_UNSORTED(1);
    SWAP_UNSORTED(0)
#endif
}

/* Of any two final blocks the older is an ancestor of the newer. */
inline agreed() {
    newer = 7;
    do
    :: newer > 2 ->
        older = newer - 1;
        do
        :: older >= 2 && FINAL(newer) && FINAL(older) ->
            ancestor = newer;
            do
            :: ancestor > older -> ancestor = parent[ancestor]
            :: else -> break
            od;
            assert(ancestor == older);
#ifdef SHOW_A_CHAIN /* not a rule: its failure is a run that skips view 2 and makes blocks on both sides of it final */
            assert(!(VIEW(newer) == 3 && VIEW(older) == 1));
#endif
            older--
        :: older >= 2 && !(FINAL(newer) && FINAL(older)) -> older--
        :: else -> break
        od;
        newer--
    :: else -> break
    od;
    older = 0; newer = 0; ancestor = 0; moved = 0
}

#define VOTE(i, ballot) cast[i] = cast[i] | (ballot); journal[i] = journal[i] | (ballot); sorted(); agreed()

/* The first honest vote for a block says what it stands on. The second block of a view comes after the first: the two
 * differ by name alone. What rule 3 asks for never goes away, so for later votes it holds as well. */
#define FIRST_VOTE(i, block, on) \
    :: d_step { \
        !parent[block] && (!((block) % 2) || parent[(block) - 1]) && MAY_NOTARIZE(i, block) && PARENT_HELD(on) \
            && GAP_NULLIFIED(VIEW(on), VIEW(block)) -> \
        parent[block] = on; \
        VOTE(i, NOTARIZE(block)) \
    }
#define NEXT_VOTE(i, block) \
    :: d_step { parent[block] && MAY_NOTARIZE(i, block) -> VOTE(i, NOTARIZE(block)) }
#define FINALIZE_VOTE(i, block) \
    :: d_step { MAY_STAND_FOR(block) && MAY_FINALIZE(i, block) -> VOTE(i, FINALIZE(block)) }
#define NULLIFY_VOTE(i, view) \
    :: d_step { MAY_NULLIFY(i, view) -> VOTE(i, NULLIFY(view)) }

#define BALLOTS(i, view) \
    NEXT_VOTE(i, 2 * view) NEXT_VOTE(i, 2 * view + 1) NULLIFY_VOTE(i, view) \
    FINALIZE_VOTE(i, 2 * view) FINALIZE_VOTE(i, 2 * view + 1)
#define ON_GENESIS(i, view) FIRST_VOTE(i, 2 * view, GENESIS) FIRST_VOTE(i, 2 * view + 1, GENESIS)
#define ON_VIEW(i, view, older) \
    FIRST_VOTE(i, 2 * view, 2 * older) FIRST_VOTE(i, 2 * view, 2 * older + 1) \
    FIRST_VOTE(i, 2 * view + 1, 2 * older) FIRST_VOTE(i, 2 * view + 1, 2 * older + 1)

#ifdef WITHOUT_RULE_6 /* a restart forgets the votes of the kinds named: 3 notarize, 4 nullify, 24 finalize */
#define RESTART(i) \
    :: d_step { (journal[i] & (WITHOUT_RULE_6 * EVERY_VIEW)) -> \
        journal[i] = journal[i] & ~(WITHOUT_RULE_6 * EVERY_VIEW); sorted(); moved = 0 }
#else /* the journal keeps all of them: a restart changes nothing that is modelled */
#define RESTART(i)
#endif

#define VALIDATOR(i) \
    BALLOTS(i, 1) ON_GENESIS(i, 1) \
    BALLOTS(i, 2) ON_GENESIS(i, 2) ON_VIEW(i, 2, 1) \
    BALLOTS(i, 3) ON_GENESIS(i, 3) ON_VIEW(i, 3, 1) ON_VIEW(i, 3, 2) \
    RESTART(i)

active proctype validators() {
end:
    do
    VALIDATOR(0)
    VALIDATOR(1)
#if HONEST > 2
    VALIDATOR(2)
#endif
    od
}
