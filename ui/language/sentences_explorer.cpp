// SPDX-License-Identifier: GPL-3.0-or-later

#include "language/engine_words.h"

namespace signalbox::ui {

/// What the engine says when a key is looked up.
std::vector<const char*> sentencesOfExplorer()
{
    return {
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The tables of %1 do not exist yet. The engine creates them when it starts."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "\"%1\" is not a Canopy chain. Only Canopy chains can be searched by key."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "\"%1\" is not a key of this kind: %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "an address has 40 hex digits"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "an order ID has 40 hex digits"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a pool ID is a number"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a block is a height or a hash of 64 hex digits"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a transaction's hash has 64 hex digits"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "\"%1\" is not a key. Blocks and pools are numbers; accounts, validators and orders have 40 "
                          "hex digits; hashes of transactions and blocks have 64."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The state of %1 at block %2 is not known here. %3"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "It is known for blocks %1 to %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "No block is indexed yet."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "\"%1\" is not a position in this list. Start with the first page."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "\"%1\" has no versions for this key."),
    };
}

}  // namespace signalbox::ui
