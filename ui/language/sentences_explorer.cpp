#include "language/engine_words.h"

namespace signalbox::ui {

/// What the engine says when a key is looked up.
std::vector<const char*> sentencesOfExplorer()
{
    return {
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The tables of %1 are not made yet. Its engine makes them when it starts."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "\"%1\" is no Canopy chain: only those can be looked into by key."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "\"%1\" is no key of that kind: %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "an address has 40 hex digits"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "an order's id has 40 hex digits"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a pool's id is a number"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a block is a height or a hash of 64 hex digits"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "a transaction's hash has 64 hex digits"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "\"%1\" is no key. A block or a pool is a number; an account, a validator or an order has 40 "
                          "hex digits; a transaction or a block's hash has 64."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The state of %1 at block %2 is not known here. %3"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "It can be asked for blocks %1 to %2."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Nothing of it is indexed yet."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "\"%1\" is no place in that list. Ask for its first page."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "There are no versions of \"%1\" for such a key."),
    };
}

}  // namespace signalbox::ui
