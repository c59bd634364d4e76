#include "language/engine_words.h"

namespace signalbox::ui {

/// What the engine says about statements of the SQL screen.
std::vector<const char*> sentencesOfSql()
{
    return {
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "There is no statement to run."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "\"%1\" does not run here: SELECT, WITH, VALUES, TABLE, EXPLAIN and SHOW do. Levers of the "
                          "other screens change things."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Give one statement at a time."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "COPY does not run here."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This workspace has no role that only reads, so nothing is run from here."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Statements run as a role that only reads, and the user %1 has no right to make one on this "
                          "server. Let an administrator run the statements given here, once; then try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The server does not let the reading role in, so nothing is run from here. %1"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The role %1 may do more than read on this server, so nothing is run from here. Have an "
                          "administrator take its other rights away, then try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The limit is 1 to %1 rows, and the time limit up to 24 hours."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The statement was stopped after %1 s, its time limit. Ask for less, or raise the limit."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The statement was cancelled."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The reading role may not do this: %1. It reads the tables of the workspace, and nothing else."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database does not know a name in this statement: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database cannot run this statement: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The statement needs more room than a reader gets: %1. Ask for less."),
    };
}

}  // namespace signalbox::ui
