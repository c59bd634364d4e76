// SPDX-License-Identifier: GPL-3.0-or-later

#include "language/engine_words.h"

namespace signalbox::ui {

/// What the engine says about statements of the SQL screen.
std::vector<const char*> sentencesOfSql()
{
    return {
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "There is no statement to run."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "\"%1\" is not allowed here. Use SELECT, WITH, VALUES, TABLE, EXPLAIN or SHOW; change data "
                          "with the actions of the other screens."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "Enter one statement at a time."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "COPY is not allowed here."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "This workspace has no read-only role, so no statement can be run."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "Statements run as a read-only role, and the user %1 cannot create one on this server. Have "
                          "an administrator run the statements shown here once, then try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The server refuses the reader role, so no statement can be run. %1"),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The role %1 can do more than read on this server, so no statement can be run. Have an "
                          "administrator revoke its other privileges, then try again."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords",
                          "The limit is 1 to %1 rows, and the time limit up to 24 hours."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The statement was canceled after its time limit of %1 s. Query less data, or raise the limit."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The statement was canceled."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The reader role does not have this privilege: %1. It can only read the tables of the workspace."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database does not know a name in this statement: %1."),
        QT_TRANSLATE_NOOP("signalbox::ui::EngineWords", "The database cannot run this statement: %1."),
        QT_TRANSLATE_NOOP(
            "signalbox::ui::EngineWords",
            "The statement needs more memory or disk than the reader role is allowed: %1. Query less data."),
    };
}

}  // namespace signalbox::ui
