// SPDX-License-Identifier: GPL-3.0-or-later

#include "language/engine_words.h"

namespace signalbox::ui {

/// What the engine says of proving blocks and of verifying what is stored.
std::vector<const char*> sentencesOfProof()
{
    return {
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Block %1 is not proven: %2. It is not stored and does not count as covered. Check the "
                          "endpoints, or lower its range to header mode full."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The endpoints disagree about finalized block %1, so nothing is stored as proven. Remove the "
                          "endpoint that serves another network."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The blocks of this chain cannot be proven: its receipts roots are not made of its receipts. "
                          "Use header mode full or borders."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The preset's proof rules are damaged: %1. Reinstall Signalbox."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "heights do not ascend"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "block %1 or its receipts are not told"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "two logs are at the same position"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the answer is another block"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the header does not hash to the block's hash"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a log is marked as removed"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a log names another block"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "log %1 says that it is log %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a receipt is of another block"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "receipt %1 says that it is receipt %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a log names another transaction than its receipt"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "the receipts roots of this chain are not made of its receipts at this height"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "receipt %1 is of another transaction"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the answer holds %1 receipts of %2 transactions"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "receipt %1 of type %2 lacks a field that is hashed"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "the receipts do not hash to the header's receipts root"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Blocks cannot be proven here: there are no block receipts"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Not tested: the endpoint did not return block receipts"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Blocks cannot be proven here: block %1 cannot be read. %2"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Blocks cannot be proven here: block %1: %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Receipts match their headers at the start, in the middle and at the head"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "\"%1\" is not an EVM chain. Only EVM chains can be verified by their receipts."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "\"%1\" has no stored blocks in this range."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The endpoint of \"%1\" does not return block receipts, and there is no second endpoint to "
                          "compare logs with. Add another endpoint."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "Some blocks of \"%1\" cannot be proven, and there is no second HTTP endpoint to compare logs "
            "with. Add another endpoint."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "%1: stored rows of %2 blocks, the first of them %3, are missing from the endpoints' answers "
                          "and were kept. Add an endpoint that returns block receipts, then reindex these blocks."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Reading blocks again"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "A sample is a number of blocks from 1 on."),
    };
}

}  // namespace signalbox::ui
