#include "language/engine_words.h"

namespace signalbox::ui {

/// What the engine says about chains: their ids, blocks, logs and rows.
std::vector<const char*> sentencesOfChains()
{
    return {
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "\"%1\" is no EVM chain id. It must look like eip155:1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The chain id %1 is not between 1 and 2^63 - 1. Signalbox cannot store such a chain."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The %1 registry's address must be 0x and 40 hexadecimal digits."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "unknown: no layout has this topic 0"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 %2, chosen by topic 0"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The request was stopped."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "An address is 0x and 40 hexadecimal digits."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The chain has no such log at block %1 now. The block may have been replaced; reindex it to find out."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "its topics are not up to four words of 32 bytes"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "A Transfer with 4 topics, the shape of ERC-721, from a token that is set up as ERC-20."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "A Transfer with %1 topics and %2 bytes of data is not an ERC-20 transfer."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The data of this Transfer is not hexadecimal."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "An address of this Transfer has more than 20 bytes."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a log without a readable place in the chain"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a log from outside the range that was asked for"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a log of another block than the one that was asked for"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "two hashes for one height"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "This log cannot be read: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "its data is not hexadecimal"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "it names no transaction"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The data of this log is not hexadecimal."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "an empty receipt"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a receipt of another block"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "fewer or more receipts than the block has transactions"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "\"%1\" is no stream of an EVM chain."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The registries of this chain have no address yet, so no block is read for them. Enter an "
                          "address, or remove the stream."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The list of preset networks cannot be read from %1: %2. Reinstall Signalbox."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The list of preset networks in %1 is damaged: %2. Reinstall Signalbox."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "A token's address is 0x and 40 hexadecimal digits."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The capital letters of this address do not fit it, so a character is probably wrong. Copy "
                          "it again, or enter it in lower case to go on."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The chain's worker has stopped. Start the chain, then try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 to %2 is not a range of blocks. Give the lower block first."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The reindex was cancelled. What was fetched again until then is kept."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The chain is still starting. Try again in a moment."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Block %1 cannot be rewound to: the newest stored block is %2. Give a lower block."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Block %1 does not follow the block that is known below it. It is fetched again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Blocks %1 to %2 do not fit the stored headers beside them. They are fetched again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a block's parent is not the stored one"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Blocks %1 to %2 could not be stored. %3"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the store refused a block"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the head is another block than the stored one"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the head ran ahead of the stored blocks"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The endpoints' newest block is %1, but block %2 is stored already. They lag, were set "
                          "back or serve another network: check them. What is stored stays."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "Two answers about the same blocks differ, so nothing is undone yet. The question is asked again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the comparison could not be finished"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The chain's worker has stopped; the reindex goes on when it starts again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The adapter answered blocks %1 to %2 when %3 to %4 were asked. This is a fault of "
                          "Signalbox: please report it."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Blocks %1 to %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "%1 could not be read. %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The chain no longer holds blocks that were final: block %1 is stored as %2."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The chain no longer holds blocks that were final: block %1 is stored as %2, the endpoint says %3."),
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
                          "Nothing was undone and the chain stands still. Check that the endpoints serve the right "
                          "network, then rewind to block %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1 %2, chosen by topic 0; the log does not have its shape, so only the bytes are shown"),
    };
}

}  // namespace signalbox::ui
