// SPDX-License-Identifier: GPL-3.0-or-later

#include "language/engine_words.h"

namespace signalbox::ui {

/// What the engine says about commands, jobs, exports and alerts.
std::vector<const char*> sentencesOfCommands()
{
    return {
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The endpoint does not answer."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1: no endpoint answers. Indexing waits and retries automatically."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1: %2 items could not be decoded and are in quarantine."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The clocks of this machine and of the database differ by %1 s. Lag and times are wrong by "
                          "this amount. Set the clocks."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The newest block of %1 is %2 s in the future by the clock of this machine. Lag and times "
                          "are wrong by this amount. Set the clock."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "No endpoint of any chain answers: %1 seems to be offline. Indexing waits and continues automatically."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "A range needs two block numbers, the lower one first, both 0 or more."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This command removes data and was sent without a confirmed preview. Nothing was changed."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The confirmation is older than 5 minutes. Nothing was changed. Check the figures and confirm again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Another console edited %1 in the meantime: %2 was %3 when you began and is %4 now. Nothing "
                          "was saved. Check the new values and save again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Another console has taken over this command."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "A chain needs at least one endpoint."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Rewind needs the number of the last block to keep."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The endpoint's number is missing."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The endpoint's URL is missing."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The stream is missing."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "Block headers are always indexed, because reorgs are detected by them. Delete the chain instead."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The block number of the item is missing."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The end of the mute is not a valid time."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The alert's number is missing."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Confirmations must be a number from 0 to 10,000."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Headers are proven, full or borders."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "A name has 1 to 100 characters."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The last block is below the first one."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 is not a contract address: 0x and 40 hexadecimal digits, in upper and lower case as a "
                          "block explorer shows them."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Registries need at least one address: identity, reputation or validation."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "\"%1\" is not a stream. Streams are headers, registries, transfers and transfers:0x…."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 is %2, which is not an EVM chain. Nothing was added."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The first block must be 0 or higher."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The genesis hash is not a block hash."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The stream %1 was specified twice."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "%1 is used by \"%2\", which is another network: its genesis block is 0x%3, the genesis block of this one "
            "is 0x%4. A workspace cannot hold two networks with the same ID; use a second workspace."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "%1 was deleted as \"%2\", and its data still exists. Recover it, or delete it permanently first."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 is being deleted (\"%2\"). Add it again when that is done."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 is already in this workspace, as \"%2\". Add an endpoint or a stream to it instead."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This workspace has no chain %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "\"%1\" is deleted. Recover it first."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "\"%1\" cannot be recovered: it is %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "\"%1\" is paused. Resume it first."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "\"%1\" is stopping. Try again in a moment."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Asking the endpoint for its chain"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "\"%1\" is already deleted."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Waiting for the chain's worker to stop"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "\"%1\" has no endpoint %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 of %2 blocks"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 of %2 blocks; stored rows of %3 blocks were missing from the answers and kept"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 has no item %2 of block %3 in quarantine."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The endpoints' answers do not contain item %1 of block %2. It stays in the list of failed "
                          "items."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The item still cannot be decoded: %1"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "A key is stored with its URL: enter the complete URL."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The key of an endpoint could not be removed from the command. Nothing was stored."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 did not answer the questions within %2 s. Check the URL, or use a faster endpoint."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 has no endpoint %2. signalbox-cli endpoint list %1 shows them."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "There is no event %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Export to %1"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 could not be written: %2. Choose another location."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The export was canceled. No file was written."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it could not be renamed"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 is not a contract address."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The rows are removed permanently. They can only be restored by fetching them from the chain again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "\"%1\" has nothing stored above block %2: the newest is %3."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The rows above block %1 are removed and fetched from the chain again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Another console has migrated this workspace to version %1; this console supports version "
                          "%2. Update Signalbox here and restart it."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Reorg on %1: %2 blocks above %3 were undone (%4 rows), and the new branch is indexed."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Only %1 MB are free on the disk of the database. Indexing is paused to keep the database "
                          "working, and resumes when %2 MB are free. Free some space or delete a chain."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The support bundle was not written. %1"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The program tar is not installed. Install it and try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "A temporary folder could not be created: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The temporary folder %1 could not be written."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 could not be renamed to %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1: endpoint %2 is unavailable. %3"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 has not made progress since %2. %3"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 has been behind its head for more than 5 minutes. Its page shows what limits it."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database was unavailable from %1 to %2. %3"),
    };
}

}  // namespace signalbox::ui
