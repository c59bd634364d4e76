// SPDX-License-Identifier: GPL-3.0-or-later

#include "language/engine_words.h"

namespace signalbox::ui {

/// What the engine says about layers of tables, Canopy nodes, and consoles that work side by side.
std::vector<const char*> sentencesOfLayers()
{
    return {
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The table catalog is not valid: %1. Correct the file and start again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The file %1, which adds tables to Canopy chains, cannot be read (%2). Correct its "
                          "permissions or move it away, then open the workspace again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The file %1, which adds tables to Canopy chains, is not valid: %2. Correct it or move it "
                          "away, then open the workspace again."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "%1: %2 has not been backfilled for blocks already stored. Reindex blocks %3 to %4 to fill it."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1: %2 has not been backfilled for blocks already stored, blocks left: %5. Reindex blocks "
                          "%3 to %4 to fill it."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1: a sync trigger is missing on %2, so new rows do not reach the global tables. Repair it "
                          "on the Sync screen, or with signalbox-cli sync health --repair."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1: a sync trigger is disabled on %2, so new rows do not reach the global tables. Repair it "
                          "on the Sync screen, or with signalbox-cli sync health --repair."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1: a sync trigger on %2 differs from the catalog, so rows may not reach the global tables. "
                          "Repair it on the Sync screen, or with signalbox-cli sync health --repair."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1: columns of %2 differ from the catalog, so rows may not reach the global tables. Repair "
                          "them on the Sync screen, or with signalbox-cli sync health --repair."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1: rows of %2 are missing or outdated in the global tables. Repair them on the Sync "
                          "screen, or with signalbox-cli sync health --repair."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1: rows of %2 may be missing in the global tables from before a repair. Resync the chain "
                          "on the Sync screen, or with signalbox-cli resync."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Another console edited %1 in the meantime: %2 was %3 when you began and is %4 now. Nothing "
                          "was saved. Check the new values and save again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Waiting for a report of %1, which holds %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 has no endpoint %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 is not a table of the cross-chain sync."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The resync was canceled. Copied rows are correct. Start it again to continue."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "There is no table %1 of %2 that is synced across chains."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Rows that do not fit the catalog were to be stored: %1. Nothing was stored."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The optimization was canceled. Completed steps are kept; it can be started again at any time."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The node does not return block %1, although its head is above it. The request is repeated, "
                          "with another endpoint first."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "A list of the node changed while it was read. It is read again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Block %2 was requested, but the node returned block %1. The request is repeated."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The node does not return all transactions and events of a block. The request is repeated."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This chain has no block yet. Signalbox asks again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The parent of block %1 is not the block before it. The request is repeated."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Polls and proposals could not be read (%1). The request is repeated."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "A poll or proposal cannot be stored: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Block %1 contains something that cannot be stored: %2. It is retried; other blocks are "
                          "indexed meanwhile."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "An endpoint now serves chain %1. It is not used; Signalbox continues with the others."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Another console has taken over this command."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The database on %1 does not answer. Signalbox reconnects automatically."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Chains of the family \"%1\" cannot be added. This version indexes: %2."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "%1 is used by \"%2\", which is another network: chain %3 of network %4, while this one belongs to network "
            "%5. A workspace cannot hold two networks with the same ID; use a second workspace."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 is already in this workspace, as \"%2\". %3"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 is not a valid Canopy chain ID: canopy: and a number from 1 to 9223372036854775807."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "\"%1\" is not a Canopy chain. Only Canopy chains have a cross-chain sync."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Canopy chains do not have the setting \"%1\": their blocks are final when they are "
                          "committed, and all of them are stored."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "\"%1\" is a Canopy chain. Canopy chains are indexed completely: streams cannot be added or removed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "\"%1\" is not part of the cross-chain sync. Tables of the sync: %2."),
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
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The node does not return its newest block. Try again."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "Canopy nodes are queried over HTTP: enter the URL of the query port, such as http://host:50002."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The server at %1 is not a Canopy node. Enter the URL of the node's query interface (its "
                          "port is often 50002)."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This endpoint is an EVM node of %1, not a Canopy node. Add it as an EVM chain, or give the "
                          "URL of a Canopy node."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The endpoint serves chain %1 of network %2, which is above 2^63 - 1. Signalbox cannot store this chain."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Canopy chains are indexed completely: they have no stream \"%1\"."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The hash of the first block is not a block hash."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 has no transfers and no registry events."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Canopy chains have no table \"%1\". Their tables are: %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "No retention is set. Specify the first height to keep, or set sync.optimise_keep_days."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The first height to keep must be 1 or higher."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The state at heights below %1 will no longer be available. It can only be restored by "
                          "indexing these blocks again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1, table %2 of %3: comparing (%4 keys differ, %5 corrected)"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1, table %2 of %3: writing (%4 keys differ, %5 corrected)"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1: removing versions (%2 rows read, %3 removed)"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1: vacuum and analyze"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1: rebuilding the index"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Comparing the schemas with the catalog"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The primary key of %1 is (%2) and should be (%3)."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The index %1 is missing."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The index %1 differs from the catalog, or is invalid."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The column %1 is missing."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The column %1 is of type %2 and should be %3."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The column %1 is not in the catalog."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The function %1 is missing."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The function %1 differs from the catalog."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The function %1 is not in the catalog."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The view %1 is missing."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The view %1 differs from the catalog."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The view %1 is not in the catalog."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The trigger %1 of table %2 is missing."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The trigger %1 of table %2 differs from the catalog."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The trigger %1 of table %2 is disabled."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The trigger %1 of table %2 belongs to a table that is no longer synced."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The table %1 is not in the catalog."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The table %1 is missing."),
    };
}

}  // namespace signalbox::ui
