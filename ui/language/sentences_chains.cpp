// SPDX-License-Identifier: GPL-3.0-or-later

#include "language/engine_words.h"

namespace signalbox::ui {

/// What the engine says about chains: their ids, blocks, logs and rows.
std::vector<const char*> sentencesOfChains()
{
    return {
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "\"%1\" is not a valid EVM chain ID, such as eip155:1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The chain ID %1 is not between 1 and 2^63 - 1. Signalbox cannot store this chain."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The %1 registry's address must be 0x and 40 hexadecimal digits."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "unknown: no layout has this topic 0"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 %2, chosen by topic 0"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The request was stopped."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "An address is 0x and 40 hexadecimal digits."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The chain does not have this log in block %1 now. The block may have been replaced; reindex "
                          "it to find out."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "its topics are not up to four words of 32 bytes"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "A Transfer with 4 topics, the shape of ERC-721, from a token that is set up as ERC-20."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "A Transfer with %1 topics and %2 bytes of data is not an ERC-20 transfer."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The data of this Transfer is not hexadecimal."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "An address of this Transfer has more than 20 bytes."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a log without a readable place in the chain"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a log from outside the requested range"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a log of a block other than the requested one"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "two hashes for the same block number"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This log cannot be read: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "its data is not hexadecimal"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it names no transaction"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The data of this log is not hexadecimal."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "an empty receipt"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a receipt of another block"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "fewer or more receipts than the block has transactions"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "\"%1\" is not a stream of an EVM chain."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The registries of this chain have no address yet, so no block is read for them. Enter an "
                          "address, or remove the stream."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The list of preset networks cannot be read from %1: %2. Reinstall Signalbox."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The list of preset networks in %1 is damaged: %2. Reinstall Signalbox."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "A token's address is 0x and 40 hexadecimal digits."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The checksum of this address is wrong, so a character is probably mistyped. Copy it again, "
                          "or enter it in lower case to skip the check."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The chain's worker has stopped. Start the chain, then try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 to %2 is not a range of blocks. Give the lower block first."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The reindex was canceled. Blocks that were already fetched again are kept."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The chain is still starting. Try again in a moment."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Cannot rewind to block %1: the newest stored block is %2. Enter a lower block."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The parent of block %1 is not the stored block below it. The block is fetched again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Blocks %1 to %2 do not match the stored headers next to them. They are fetched again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a block's parent is not the stored one"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Blocks %1 to %2 could not be stored. %3"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the database refused a block"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the head is another block than the stored one"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the head is ahead of the stored blocks"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The newest block of the endpoints is %1, but block %2 is already stored. The endpoints lag, "
                          "were reset or serve another network: check them. Stored rows are kept."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "Two answers about the same blocks differ, so nothing is undone yet. The blocks are compared again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the comparison was not completed"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The chain's worker has stopped; the reindex goes on when it starts again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Blocks %3 to %4 were requested, but the adapter returned %1 to %2. This is a bug in "
                          "Signalbox: please report it."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Blocks %1 to %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 could not be read. %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The chain no longer has blocks that were finalized: block %1 is stored as %2."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The chain no longer has blocks that were finalized: block %1 is stored as %2, the endpoint returns %3."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Both agree up to block %1, %2 blocks below the newest stored one."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "Both agree up to block %1, %2 blocks below the newest stored one, below the finalized block %3."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "No common block was found among the stored headers."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "No common block was found among the stored headers, below the finalized block %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "No common block was found among the stored headers down to %1."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "No common block was found among the stored headers down to %1, below the finalized block %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Nothing was undone, and indexing has stopped. Check that the endpoints serve the right "
                          "network, then rewind to block %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 %2, chosen by topic 0; the log does not have its shape, so only the bytes are shown"),
    };
}

}  // namespace signalbox::ui
