#include "language/engine_words.h"

namespace signalbox::ui {

/// What the engine says about layers of tables, Canopy nodes, and consoles that work side by side.
std::vector<const char*> sentencesOfLayers()
{
    return {
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The catalog of tables cannot be used: %1. Correct the file and start again."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The file %1 adds tables to Canopy chains and cannot be read (%2). Let it be read, or move it "
            "away, and open the workspace again."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The file %1 adds tables to Canopy chains and cannot be used: %2. Correct it, or move it away, "
            "and open the workspace again."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "%1: %2 has not been backfilled for blocks already stored. Reindex blocks %3 to %4 to fill it."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1: %2 has not been backfilled for blocks already stored, blocks left: %5. Reindex blocks "
                          "%3 to %4 to fill it."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1: a sync trigger is missing on %2, so new rows do not reach the tables of all chains. "
                          "Repair it on the Sync screen, or with signalbox-cli sync health --repair."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1: a sync trigger is switched off on %2, so new rows do not reach the tables of all "
                          "chains. Repair it on the Sync screen, or with signalbox-cli sync health --repair."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1: a sync trigger is not as the catalog says on %2, so rows may not reach the tables of "
                          "all chains. Repair it on the Sync screen, or with signalbox-cli sync health --repair."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1: columns are not as the catalog says in %2, so rows may not reach the tables of all "
                          "chains. Repair them on the Sync screen, or with signalbox-cli sync health --repair."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1: the tables of all chains lack rows, or have old ones, of %2. Repair copies what "
                          "differs: on the Sync screen, or with signalbox-cli sync health --repair."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1: the tables of all chains may have missed rows of %2 before a repair. Resync copies what "
                          "differs: on the Sync screen, or with signalbox-cli resync."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Another console has edited %1 meanwhile: %2 was %3 when this edit began and is %4 now. "
                          "Nothing of this edit was stored; look at the new values and save again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 works on %2 and is given time to say so."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 has no endpoint %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "There is no table %1 that is synced across chains."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The resync was stopped. What is copied is right; start it again to go on where it was."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "There is no table %1 of %2 that is synced across chains."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Rows that do not fit the catalog were to be stored: %1. Nothing was stored."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Optimising was stopped. What is done stays done; it can be started again at any time."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The node says that it has no block %1, though it is beyond it. It is asked again, elsewhere first."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "A list of the node changed while it was read. It is asked for again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The node answered block %1 when it was asked for block %2. It is asked again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The node does not give all transactions and events of a block. It is asked again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This chain has no block yet. Signalbox asks again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Block %1 does not follow the block before it. The endpoint is asked again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Polls and proposals could not be read (%1). They are asked for again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "A poll or proposal cannot be stored: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Block %1 holds something that cannot be stored: %2. It is tried again; other blocks go on."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "An endpoint serves chain %1 now. Nothing is taken from it; Signalbox goes on with the others."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Another console has taken this command over and carries it out."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The database on %1 does not answer. Signalbox connects again by itself."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Chains of the family \"%1\" cannot be added. This version indexes: %2."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "%1 is taken by \"%2\", which is another network: that is chain %3 of network %4, this one is of network "
            "%5. Two networks of one id cannot be in one workspace; use a second workspace."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 is in this workspace already, as \"%2\". %3"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 is no id of a Canopy chain. It is canopy: and a number from 1 to 9223372036854775807."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "\"%1\" is no Canopy chain: only those are copied to the tables of all chains."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "A Canopy chain has no setting \"%1\": its blocks are final when they are committed, and all "
                          "of them are stored."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "\"%1\" is a Canopy chain, which is indexed whole: nothing can be added to it or left out."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "\"%1\" is not copied to the tables of all chains. Those that are: %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This endpoint is a Canopy node (chain %1 of network %2), not an EVM node. Add it as a "
                          "Canopy chain, or give the URL of an EVM node."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The endpoint has no block %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This chain has only its genesis state so far. Wait until it has produced its first block, "
                          "then try again."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The node has no certificate yet, so its chain id is unknown. The chain has only its genesis state so far, "
            "or the node has not started to sync. Try again when the node has its first block."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The node does not give its newest block. Try again."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "Canopy nodes are asked over HTTP: enter the URL of the query port, such as http://host:50002."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Something answers at %1, but not as a Canopy node does. Give the URL of the node's query "
                          "interface (its port is often 50002)."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This endpoint is an EVM node of %1, not a Canopy node. Add it as an EVM chain, or give the "
                          "URL of a Canopy node."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The endpoint names its chain %1 of network %2, which is beyond 2^63 - 1. Signalbox cannot "
                          "store such a chain."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Canopy chains are indexed whole: they have no stream \"%1\"."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The hash of the first block is not a block hash."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 has no transfers and no registry events."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Canopy chains have no table \"%1\". Those that they have: %2."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "Nothing says which versions may go. Give the first height that is kept, or set sync.optimise_keep_days."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The first height that is kept is a number from 1 on."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The state at heights below %1 can be asked no more; the rows come back only by indexing them again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1, table %2 of %3: comparing (%4 keys differ, %5 right again)"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1, table %2 of %3: setting (%4 keys differ, %5 right again)"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1: dropping versions (%2 rows looked at, %3 dropped)"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1: vacuum and analyse"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1: making the index anew"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Comparing the schemas with the catalog"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The primary key of %1 is (%2) and should be (%3)."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The index %1 is missing."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The index %1 is not what the catalog says, or is invalid."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The column %1 is missing."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The column %1 is of type %2 and should be %3."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The column %1 is not in the catalog."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The function %1 is missing."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The function %1 is not what the catalog says."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The function %1 is not in the catalog."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The view %1 is missing."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The view %1 is not what the catalog says."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The view %1 is not in the catalog."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The trigger %1 of table %2 is missing."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The trigger %1 of table %2 is not what the catalog says."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The trigger %1 of table %2 is switched off."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The trigger %1 of table %2 syncs a table that is not synced any more."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The table %1 is not in the catalog."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The table %1 is missing."),
    };
}

}  // namespace signalbox::ui
